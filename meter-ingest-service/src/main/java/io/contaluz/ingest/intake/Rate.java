package io.contaluz.ingest.intake;

import java.util.concurrent.TimeUnit;

/// A token bucket that needs one number: the time at which it will be full again (the generic cell
/// rate algorithm, ITU-T I.371). Times are nanoseconds.
///
/// @param interval between two tokens
/// @param tolerance how far ahead of now that time may lie
record Rate(long interval, long tolerance) {

    /// What is answered when there is no token.
    static final long EMPTY = -1;

    /// So many a second on the long run, so many at once.
    static Rate of(int perSecond, int burst) {
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        return new Rate(interval, interval * burst);
    }

    /// Takes a token.
    ///
    /// @param full when the bucket will be full, 0 at first
    /// @return when it will be now; [#EMPTY] if it has none
    long take(long full, long now) {
        // Further ahead than any bucket gets: the clock was set back.
        long from = full < now || full - now > 2 * tolerance ? now : full;
        long then = from + interval;
        return then - now > tolerance ? EMPTY : then;
    }
}
