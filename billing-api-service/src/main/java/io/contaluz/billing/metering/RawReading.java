package io.contaluz.billing.metering;

import io.contaluz.billing.usagepoint.Matricula;

/// A line of an import, before it is known which usage point and which zone it means.
record RawReading(Matricula matricula, String measuredAt, WattHours register) {}
