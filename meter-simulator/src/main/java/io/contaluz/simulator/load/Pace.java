package io.contaluz.simulator.load;

import io.contaluz.simulator.wire.TimeForm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How fast a fleet is to send, and what its clock shows meanwhile.
///
/// @param readings how many of a meter one datagram holds
/// @param interval between two readings of a meter, by its own clock
/// @param rate datagrams a second of the whole fleet, which then makes the interval; null for none
/// @param speed how many seconds pass on the meters' clock in one of the world's
/// @param start what the meters' clock shows at first; null for what it is
/// @param duration how long the run takes; null for no limit
/// @param total how many datagrams it sends; null for no limit
public record Pace(
        int meters,
        int readings,
        Duration interval,
        @Nullable Integer rate,
        double speed,
        @Nullable Instant start,
        @Nullable Duration duration,
        @Nullable Long total) {

    private static final double NANOS = 1e9;
    private static final long GRACE_NANOS = 1_000_000_000;

    /// From one datagram of the fleet to the next, in nanoseconds of the world.
    public double stepNanos() {
        return rate == null
                ? (double) interval.toNanos() * readings / speed / meters
                : NANOS / rate;
    }

    /// From one reading of a meter to the next, in microseconds of its clock.
    public double intervalMicros() {
        return rate == null ? interval.toNanos() / 1e3 : meters * 1e6 / rate * speed / readings;
    }

    /// How measured times are written.
    public TimeForm form() {
        return TimeForm.distinguishing(intervalMicros());
    }

    /// Whether readings are measured when they are sent.
    public boolean isLive() {
        return start == null && speed == 1;
    }

    /// The times of a run that begins now.
    public Timeline timeline(Clock clock) {
        return isLive()
                ? new LiveTimeline(clock, intervalMicros(), form())
                : schedule(clock.instant());
    }

    /// The times of a run that begins now, known before it does: readings are measured when they
    /// are due, not when they are sent.
    public Timeline schedule(Instant now) {
        return new ScheduledTimeline(startOr(now), intervalMicros(), form());
    }

    /// What the meters' clock shows when the run begins.
    public Instant startOr(Instant now) {
        return start == null ? now : start;
    }

    /// Where a run that begins now ends. One that hurries through the past ends in the present.
    public Limit limit(Instant now) {
        if (total == null && duration == null) {
            return hurriesThroughThePast(now)
                    ? Limit.of(datagramsIn(nanosToThePresent(now)))
                    : Limit.NONE;
        }
        long datagrams = total == null ? Long.MAX_VALUE : total;
        if (duration == null) {
            return Limit.of(datagrams);
        }
        long nanos = duration.toNanos();
        long inTime = datagramsIn((double) nanos);
        return datagrams < inTime
                ? new Limit(datagrams, 0, nanos + GRACE_NANOS)
                : new Limit(inTime, nanos, nanos + GRACE_NANOS);
    }

    /// Tells of times to come that nobody will take in.
    public Optional<String> warning(Instant now) {
        var limit = limit(now);
        if (isLive()) {
            return Optional.empty();
        }
        if (!limit.isFinite()) {
            return speed > 1 || startOr(now).isAfter(now)
                    ? Optional.of("the meters' clock is, or will be, ahead of the world's")
                    : Optional.empty();
        }
        long intervals = ((limit.datagrams() - 1) / meters + 1) * readings - 1;
        var last = startOr(now).plusNanos((long) (intervals * intervalMicros() * 1e3));
        var end = now.plusNanos((long) (limit.datagrams() * stepNanos()));
        return last.isAfter(end)
                ? Optional.of("the last readings are measured at " + last + ", which is to come")
                : Optional.empty();
    }

    private boolean hurriesThroughThePast(Instant now) {
        return speed > 1 && startOr(now).isBefore(now);
    }

    /// The meters' clock gains speed − 1 seconds in each of the world's.
    private double nanosToThePresent(Instant now) {
        return Duration.between(startOr(now), now).toNanos() / (speed - 1);
    }

    private long datagramsIn(double nanos) {
        return Math.max(1, (long) Math.ceil(nanos / stepNanos()));
    }
}
