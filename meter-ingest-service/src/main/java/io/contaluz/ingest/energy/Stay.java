package io.contaluz.ingest.energy;

import java.util.concurrent.TimeUnit;

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

    /// The most that a register can have turned over with, in watts: a meter that carries the load
    /// itself has 200 A on three phases of 220 V at most, 132 kW, and one behind transformers shows
    /// less. The rest is for clocks that err.
    private static final long MOST_WATTS = 200_000;

    private static final long MICROS_OF_A_WATT_HOUR = TimeUnit.HOURS.toMicros(1) / MOST_WATTS;

    /// A register may show whole ones, of which the last is new at once.
    private static final long KILOWATT_HOUR = 1_000;

    /// The energy that took the register from one value to another, in watt-hours; negative if none
    /// can have, since the register has fallen without turning over.
    ///
    /// @param most that it may have risen, if it has turned over
    /// @throws ArithmeticException if it is more than a `long` holds
    long energy(long before, long after, long most) {
        boolean turned = after < before;
        long rise = turned ? after - before + modulus : after - before;
        boolean possible = rise >= 0 && (!turned || (rise < modulus / TURN && rise <= most));
        return possible ? Math.multiplyExact(rise, multiplier) : -1;
    }

    /// The most that a register can have risen over a turn in some time, in watt-hours.
    static long mostWithin(long from, long to) {
        return (to - from) / MICROS_OF_A_WATT_HOUR + KILOWATT_HOUR;
    }
}
