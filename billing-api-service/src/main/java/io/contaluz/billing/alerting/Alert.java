package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.WattHours;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something to be told of a usage point.
///
/// @param day the day in excess, or that of the last good reading, or the last with energy
/// @param excess what goes beyond the mean; null for what is none
record Alert(int usagePointId, AlertKind kind, LocalDate day, @Nullable WattHours excess) {}
