package io.contaluz.simulator.load;

import java.util.function.LongSupplier;

/// Spreads datagrams evenly over time, in small bursts. What a stall has held up is not made up for
/// beyond 10 ms worth, since a receiver's buffer could not take it.
final class Pacer {

    /// How many may leave at once.
    static final int LARGEST_BURST = 64;

    private static final double BURST_NANOS = 1_000_000;
    private static final long LARGEST_LAG_NANOS = 10_000_000;

    private final LongSupplier nanoTime;
    private final double stepNanos;
    private final long largestLag;
    private final int burst;
    private long base;

    /// A pacer whose time begins now.
    ///
    /// @param nanoTime as [System#nanoTime()]
    /// @param stepNanos from one datagram to the next
    Pacer(LongSupplier nanoTime, double stepNanos) {
        this.nanoTime = nanoTime;
        this.stepNanos = stepNanos;
        largestLag = Math.max(LARGEST_LAG_NANOS, (long) stepNanos);
        burst = (int) Math.clamp(BURST_NANOS / stepNanos, 1, LARGEST_BURST);
        base = nanoTime.getAsLong();
    }

    /// How many datagrams may leave now.
    ///
    /// @param left how many have left before
    int due(long left) {
        long lag = lag(left);
        if (lag < 0) {
            return 0;
        }
        if (lag > largestLag) {
            base += lag - largestLag;
            lag = largestLag;
        }
        return (int) Math.min(burst, (long) (lag / stepNanos) + 1);
    }

    /// How long until the next one may leave.
    ///
    /// @param left how many have left before
    long nanosUntilDue(long left) {
        return Math.max(0, -lag(left));
    }

    private long lag(long left) {
        return nanoTime.getAsLong() - base - (long) (left * stepNanos);
    }
}
