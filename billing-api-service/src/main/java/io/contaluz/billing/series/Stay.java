package io.contaluz.billing.series;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// A meter's stay at a usage point, as far as its register is concerned.
///
/// @param to `Instant.MAX` while it lasts
/// @param modulus where the register turns over, in watt-hours; 0 if it does not
/// @param multiplier energy is the register's difference times this
/// @param initialWh the register when it began
/// @param finalWh the register when it ended; not read while it lasts
public record Stay(
        Instant from, Instant to, long modulus, int multiplier, long initialWh, long finalWh) {

    /// What is known where no stay is on record: the register does not turn over.
    static final Stay UNKNOWN = new Stay(Instant.MIN, Instant.MAX, 0, 1, 0, 0);

    /// What a fall may at most be to be a turn of the register: a tenth of it. As in ingest.
    private static final int TURN = 10;

    /// The most that a register can have turned over with, in watts: a meter that carries the load
    /// itself has 200 A on three phases of 220 V at most, 132 kW, and one behind transformers shows
    /// less. The rest is for clocks that err. As in ingest.
    private static final long MOST_WATTS = 200_000;

    /// The same without the rest, which tells nothing over days.
    private static final long MOST_WATTS_CARRIED = 132_000;

    private static final long MILLIS_OF_A_WATT_HOUR = TimeUnit.HOURS.toMillis(1) / MOST_WATTS;

    /// A register may show whole ones, of which the last is new at once.
    private static final long KILOWATT_HOUR = 1_000;

    /// One whose register turns over at 10 to the power of its digits.
    ///
    /// @param digits whole kWh digits of the register
    public static Stay of(
            Instant from, Instant to, int digits, int multiplier, long initialWh, long finalWh) {
        long modulus = KILOWATT_HOUR;
        for (int digit = 0; digit < digits; digit++) {
            modulus *= 10;
        }
        return new Stay(from, to, modulus, multiplier, initialWh, finalWh);
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /// The energy that took the register from one value to another, in watt-hours; none if it has
    /// fallen without turning over.
    ///
    /// @param most that it may have risen, if it has turned over
    /// @throws ArithmeticException if it is more than a `long` holds
    OptionalLong energy(long before, long after, long most) {
        long rise = rise(before, after);
        boolean turned = after < before;
        boolean possible = rise >= 0 && (!turned || (rise < modulus / TURN && rise <= most));
        return possible
                ? OptionalLong.of(Math.multiplyExact(rise, multiplier))
                : OptionalLong.empty();
    }

    /// The most that a register can have risen over a turn in some time, in watt-hours.
    static long mostWithin(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_OF_A_WATT_HOUR + KILOWATT_HOUR;
    }

    /// Whether the register can have turned over once more between two values than they show.
    boolean mayHaveTurnedMore(Point before, Point after) {
        long millis = Duration.between(before.at(), after.at()).toMillis();
        long most = millis * MOST_WATTS_CARRIED / TimeUnit.HOURS.toMillis(1);
        return modulus > 0 && rise(before.register(), after.register()) + modulus <= most;
    }

    /// How far the register has come, over its turn if it shows less than before.
    long rise(long before, long after) {
        return after < before ? after - before + modulus : after - before;
    }

    /// The register after a rise.
    long after(long before, long rise) {
        long after = before + rise;
        return modulus > 0 && after >= modulus ? after - modulus : after;
    }

    /// A register times the multiplier, after the turns that it has made.
    long reduced(long wattHours) {
        return modulus == 0
                ? wattHours
                : Math.floorMod(wattHours, Math.multiplyExact(modulus, multiplier));
    }
}
