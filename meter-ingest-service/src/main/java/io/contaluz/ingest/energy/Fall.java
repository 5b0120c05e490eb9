package io.contaluz.ingest.energy;

/// Readings that are left out of the energy, since the register had fallen without turning over.
///
/// @param goodAt the last reading before them
/// @param backAt the first reading after them, or `NOT_YET`
record Fall(long goodAt, long backAt) {

    static final long NOT_YET = Long.MAX_VALUE;

    boolean holds(long at) {
        return goodAt < at && at < backAt;
    }
}
