package io.contaluz.simulator.chaos;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A meter's stay at a usage point.
///
/// @param from when it was installed, in microseconds since the epoch
/// @param until when it was taken away, or [#OPEN]
/// @param energyFrom what the usage point had consumed before, in Wh
/// @param energyUntil what it had consumed when the meter was taken away
/// @param digits whole kWh digits of its register
/// @param initial what its register showed at first, in Wh
record Stay(long from, long until, long energyFrom, long energyUntil, int digits, long initial) {

    /// The end of a stay that lasts.
    static final long OPEN = Long.MAX_VALUE;

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;

    /// A meter that nobody told billing of: its register is as wide as a datagram takes, and has
    /// begun at zero.
    static final Stay UNTOLD = new Stay(Long.MIN_VALUE, OPEN, 0, 0, MOST_DIGITS, 0);

    /// The narrowest register that may not move by a tenth of itself, which would make a turn and a
    /// dip look alike.
    ///
    /// @param energy all that it will have to show, in Wh
    static int digitsFor(long energy) {
        int digits = FEWEST_DIGITS;
        while (digits < MOST_DIGITS && energy >= modulus(digits) / 10) {
            digits++;
        }
        return digits;
    }

    static long modulus(int digits) {
        long wattHours = 1_000;
        for (int i = 0; i < digits; i++) {
            wattHours *= 10;
        }
        return wattHours;
    }

    /// What the register shows, in Wh.
    long register(long energy) {
        return (initial + energy - energyFrom) % modulus(digits);
    }

    /// Less than a register shows, by so much that it cannot have turned over.
    long lowest(long register) {
        return Math.max(0, register - modulus(digits) / 2);
    }

    /// A line of billing's import of installations.
    ///
    /// @param place the meter's among those of its usage point, from 1 on
    String line(long matricula, int place) {
        var serial = "SIM-" + matricula + "-" + place;
        var end = until == OPEN ? "," : time(until) + "," + kilowattHours(register(energyUntil));
        // Not by a format: some locales have digits of their own.
        return String.join(
                ",",
                Long.toString(matricula),
                serial,
                time(from),
                Integer.toString(digits),
                "1",
                kilowattHours(initial),
                end);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String kilowattHours(long wattHours) {
        return BigDecimal.valueOf(wattHours, 3).toPlainString();
    }
}
