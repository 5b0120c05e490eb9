package io.contaluz.simulator.fleet;

/// How a register grows.
public enum Profile {
    /// 1 to 100 Wh each time it grows, whatever the hour.
    RANDOM,
    /// By the hour and weekday of a household of 150 to 600 W on average.
    RESIDENTIAL,
    /// By the hour and weekday of a shop or office of 2 to 20 kW on average.
    COMMERCIAL;

    private static final int LARGEST_RANDOM_GROWTH = 100;
    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    // Watts × microseconds must fit a long: 50 kW for more than four years do.
    private static final long LONGEST_MICROS = 1_500L * 24 * MICROS_PER_HOUR;

    /// By how much a register has grown, in Wh.
    ///
    /// @param meter random bits of the meter
    /// @param moment random bits of the meter at this time
    /// @param ticks how many times it grew
    /// @param micros microseconds that these ticks are for
    /// @param hourOfWeek 0 is the hour after midnight on Monday
    long growth(long meter, long moment, long ticks, long micros, int hourOfWeek) {
        return switch (this) {
            case RANDOM -> ticks * (1 + Randomness.upper(moment, LARGEST_RANDOM_GROWTH));
            case RESIDENTIAL -> {
                long watts = 150 + Randomness.upper(meter, 450);
                yield energy(watts * LoadCurve.RESIDENTIAL.percent(hourOfWeek), moment, micros);
            }
            case COMMERCIAL -> {
                long watts = 2_000 + Randomness.upper(meter, 18_000);
                yield energy(watts * LoadCurve.COMMERCIAL.percent(hourOfWeek), moment, micros);
            }
        };
    }

    /// Watts for a time, 40 % up or down. What is left of a whole Wh is rounded up as often as it
    /// is large, so that no energy is lost in the long run and no meter has to remember it.
    private static long energy(long wattPercent, long moment, long micros) {
        long watts = wattPercent * (60 + Randomness.upper(moment, 81)) / 10_000;
        long wattMicros = watts * Math.min(micros, LONGEST_MICROS);
        long chance = Randomness.lower(moment, 3_600_000) * 1_000;
        return (wattMicros + chance) / MICROS_PER_HOUR;
    }
}
