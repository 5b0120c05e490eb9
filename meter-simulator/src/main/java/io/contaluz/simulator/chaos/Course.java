package io.contaluz.simulator.chaos;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What happens to one meter as a whole.
///
/// @param mishap null where all is well
/// @param stays of meters that billing is told of, one after the other
/// @param silentFrom the first round that is not read
/// @param silentUntil the first one after it that is
record Course(@Nullable MeterMishap mishap, List<Stay> stays, int silentFrom, int silentUntil) {

    /// Nothing happens.
    static final Course EVEN = new Course(null, List.of(), 0, 0);

    // A meter that is read less often has no middle.
    private static final int FEWEST_READINGS = 4;
    private static final long DAY = 86_400_000_000L;

    /// The services take what turns over faster than at 200 kW for a fall. Skews may leave a third
    /// of the time between two readings.
    private static final long MOST_WATTS = 200_000 / 3;

    /// Draws the course of a meter.
    ///
    /// @param mishap which does not happen to a meter that is read too seldom, or stands still; nor
    ///   does a register turn over that a service would not believe to
    static Course of(@Nullable MeterMishap mishap, Consumption truth, RandomGenerator random) {
        if (mishap == null || truth.readings() < FEWEST_READINGS || truth.total() == 0) {
            return EVEN;
        }
        return switch (mishap) {
            case ROLLOVER -> truth.isWithin(MOST_WATTS) ? rollover(truth, random) : EVEN;
            case EXCHANGE -> exchange(truth, random);
            case SILENT -> silent(truth.readings(), random);
        };
    }

    /// The register begins below its end by some of what it will count.
    private static Course rollover(Consumption truth, RandomGenerator random) {
        int digits = Stay.digitsFor(truth.total());
        long missing = 1 + random.nextLong(truth.total());
        var stay =
                new Stay(
                        truth.measured()[0] - DAY,
                        Stay.OPEN,
                        0,
                        0,
                        digits,
                        Stay.modulus(digits) - missing);
        return new Course(MeterMishap.ROLLOVER, List.of(stay), 0, 0);
    }

    /// Between two readings of the middle half, at any part of what is consumed between them.
    private static Course exchange(Consumption truth, RandomGenerator random) {
        int after = truth.readings() / 4 + random.nextInt(truth.readings() / 2);
        long last = truth.measured()[after - 1];
        long time = last + Math.ceilDiv(truth.measured()[after] - last, 2);
        long before = truth.energy()[after - 1];
        long energy = before + random.nextLong(truth.energy()[after] - before + 1);
        int digits = Stay.digitsFor(truth.total());
        long modulus = Stay.modulus(digits);
        var old =
                new Stay(
                        truth.measured()[0] - DAY,
                        time,
                        0,
                        energy,
                        digits,
                        random.nextLong(modulus / 2));
        var next = new Stay(time, Stay.OPEN, energy, 0, digits, random.nextLong(modulus / 100));
        return new Course(MeterMishap.EXCHANGE, List.of(old, next), 0, 0);
    }

    private static Course silent(int readings, RandomGenerator random) {
        int length = 1 + random.nextInt(readings / 2);
        int from = 1 + random.nextInt(readings - length - 1);
        return new Course(MeterMishap.SILENT, List.of(), from, from + length);
    }

    boolean isSilent(int round) {
        return round >= silentFrom && round < silentUntil;
    }

    /// The meter's stay at a time.
    Stay stay(long measured) {
        for (var stay : stays) {
            if (measured < stay.until()) {
                return stay;
            }
        }
        return Stay.UNTOLD;
    }
}
