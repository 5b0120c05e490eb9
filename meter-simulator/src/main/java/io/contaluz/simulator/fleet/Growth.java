package io.contaluz.simulator.fleet;

import java.time.Duration;
import java.time.ZoneOffset;

/// How the registers of a fleet grow between two readings.
///
/// @param offset of the local time that the load curves go by
/// @param tick how often a register grows; zero for once a reading
public record Growth(long seed, Profile profile, ZoneOffset offset, Duration tick) {

    private static final long MICROS_PER_HOUR = 3_600_000_000L;
    private static final int HOURS_OF_WEEK = 168;
    // 1970-01-01 was a Thursday.
    private static final int FIRST_HOUR = 3 * 24;

    /// The same growth with another tick.
    public Growth every(Duration otherTick) {
        return new Growth(seed, profile, offset, otherTick);
    }

    /// By how much a register grows, in Wh.
    ///
    /// @param from when it was read before, in microseconds since the epoch
    /// @param to when it is read now
    long between(long matricula, long from, long to) {
        long tickMicros = tick.toNanos() / 1000;
        long ticks =
                tickMicros == 0
                        ? 1
                        : Math.floorDiv(to, tickMicros) - Math.floorDiv(from, tickMicros);
        if (ticks == 0) {
            return 0;
        }
        long micros = tickMicros == 0 ? to - from : ticks * tickMicros;
        return profile.growth(
                Randomness.of(seed, matricula),
                Randomness.of(seed, matricula, to),
                ticks,
                micros,
                hourOfWeek(to));
    }

    private int hourOfWeek(long micros) {
        long hour = Math.floorDiv(micros + offset.getTotalSeconds() * 1_000_000L, MICROS_PER_HOUR);
        return Math.floorMod(hour + FIRST_HOUR, HOURS_OF_WEEK);
    }
}
