package io.contaluz.billing.energy;

import io.contaluz.billing.metering.WattHours;
import java.time.Instant;

/// The energy of a slot, as far as it is known.
///
/// @param estimated whether any of it was apportioned by time
/// @param complete whether all of its quarters of an hour are known
record EnergySlot(Instant start, WattHours energy, boolean estimated, boolean complete) {}
