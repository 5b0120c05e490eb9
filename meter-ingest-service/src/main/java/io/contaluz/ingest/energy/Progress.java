package io.contaluz.ingest.energy;

/// How far the energy of a usage point has come.
///
/// @param goodAt the last reading that counts
/// @param goodRegister its register
/// @param seenAt the last reading of all, which a later one may make good again
/// @param openEnergy what the slot that holds the last good reading has so far
/// @param openEstimated whether that slot began with an estimate
record Progress(
        int usagePoint,
        long goodAt,
        long goodRegister,
        long seenAt,
        long openEnergy,
        boolean openEstimated) {

    boolean fallen() {
        return seenAt > goodAt;
    }

    /// After a line has come to its end.
    static Progress of(int usagePoint, EnergyLine line, long seenAt, SlotEnergies slots) {
        int open = Slot.of(line.goodAt());
        return new Progress(
                usagePoint,
                line.goodAt(),
                line.goodRegister(),
                seenAt,
                slots.energy(open),
                slots.isEstimated(open));
    }
}
