package io.contaluz.billing.energy;

import io.contaluz.billing.metering.WattHours;
import java.time.LocalDate;

/// The energy of a day where the usage point is.
///
/// @param estimated whether any of it was apportioned by time
/// @param complete whether all of the day is known
public record DayEnergy(LocalDate day, WattHours energy, boolean estimated, boolean complete) {}
