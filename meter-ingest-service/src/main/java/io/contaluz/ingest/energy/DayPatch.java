package io.contaluz.ingest.energy;

/// New energies of neighbouring slots of a usage point's day.
///
/// @param day days since 1970-01-01, UTC
/// @param before how many slots of the day come before them
/// @param energies watt-hours, as PostgreSQL writes a `bigint[]`
/// @param estimated a 0 or a 1 for each slot
record DayPatch(int usagePoint, int day, int before, String energies, String estimated) {}
