package io.contaluz.billing.metering;

import java.time.Instant;

/// A reading to be stored.
public record NewReading(int usagePointId, Instant measuredAt, WattHours register) {}
