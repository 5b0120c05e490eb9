/// From registers to energy: slots of 15 minutes in UTC that follow the readings, whatever their
/// order, by recomputing what was touched. The sum of a usage point's slots is its energy between
/// its first and its last reading, to the watt-hour.
///
/// Owns `energy_day`, `energy_progress`, `register_fall` and `energy_failure`, and empties
/// `reading_change`. Must not write readings. What decides (`EnergyLine`, `SlotEnergies`, the two
/// `RollUp`s) knows neither Spring nor SQL.
@ApplicationModule(allowedDependencies = {"intake", "store"})
@NullMarked
package io.contaluz.ingest.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
