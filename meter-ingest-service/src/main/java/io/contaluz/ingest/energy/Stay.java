package io.contaluz.ingest.energy;

/// A meter's stay at a usage point.
///
/// @param from when it began, in microseconds since 1970
/// @param to when it ended, `Long.MAX_VALUE` while it lasts
/// @param modulus where the register turns over, in watt-hours; 0 if it does not
/// @param multiplier energy is the register's difference times this
/// @param initial the register when it began
/// @param last the register when it ended; not read while it lasts
record Stay(long from, long to, long modulus, int multiplier, long initial, long last) {

    /// What is known where no stay is: the meter's register does not turn over.
    static final Stay UNKNOWN = new Stay(Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, 0, 0);

    /// What a fall may at most be to be a turn of the register: a tenth of it.
    private static final int TURN = 10;

    /// The energy that took the register from one value to another, in watt-hours; negative if none
    /// can have, since the register has fallen without turning over.
    ///
    /// @throws ArithmeticException if it is more than a `long` holds
    long energy(long before, long after) {
        long difference = after - before;
        long wrapped = difference + modulus;
        if (difference < 0 && wrapped >= 0 && wrapped < modulus / TURN) {
            difference = wrapped;
        }
        return difference < 0 ? -1 : Math.multiplyExact(difference, multiplier);
    }

    /// The energy of all of it.
    long whole() {
        return Math.max(0, energy(initial, last));
    }
}
