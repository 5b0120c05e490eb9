package io.contaluz.billing.signing;

import io.contaluz.billing.usagepoint.Matricula;

/// A line of an import.
record NewKey(Matricula matricula, Kid kid, SigningKey key) {}
