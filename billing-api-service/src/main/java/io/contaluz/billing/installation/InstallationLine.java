package io.contaluz.billing.installation;

import io.contaluz.billing.usagepoint.Matricula;

/// A line of an import.
record InstallationLine(Matricula matricula, Installation installation) {}
