package io.contaluz.billing.series;

import java.time.Instant;

/// The energy from one time to the next; equal ones if it appeared at once.
///
/// @param estimated whether the register at either end is an estimate
public record Segment(Instant from, Instant to, long wattHours, boolean estimated) {}
