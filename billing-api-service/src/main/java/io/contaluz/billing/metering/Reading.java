package io.contaluz.billing.metering;

import java.time.Instant;

/// What a register showed at a time.
public record Reading(Instant measuredAt, WattHours register) {}
