package io.contaluz.simulator.load;

import java.util.function.LongSupplier;

/// Sends readings at an even pace until a limit is reached or somebody stops it, and then waits for
/// what is not settled yet.
public final class LoadRun {

    // Nothing takes longer, so that a stop is seen soon.
    private static final long LONGEST_IDLE_NANOS = 50_000_000;

    private final Outlet outlet;
    private final Limit limit;
    private final LongSupplier nanoTime;
    private volatile boolean stopped;
    private volatile long progress;

    /// A run that has not begun.
    ///
    /// @param nanoTime as [System#nanoTime()]
    public LoadRun(Outlet outlet, Limit limit, LongSupplier nanoTime) {
        this.outlet = outlet;
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /// Sends until the end.
    ///
    /// @param stepNanos from one datagram to the next
    /// @param settleNanos how long is waited at most for what is not settled
    public LoadResult run(double stepNanos, long settleNanos) {
        var pacer = new Pacer(nanoTime, stepNanos);
        long begin = nanoTime.getAsLong();
        long made = 0;
        long elapsed = 0;
        while (!stopped && elapsed <= limit.mostNanos() && made < limit.datagrams()) {
            int due = (int) Math.min(pacer.due(made), limit.datagrams() - made);
            if (due == 0) {
                idle(pacer.nanosUntilDue(made));
            } else {
                outlet.send(due);
                made += due;
                progress = made;
            }
            elapsed = nanoTime.getAsLong() - begin;
        }
        while (!stopped && elapsed < limit.leastNanos()) {
            idle(limit.leastNanos() - elapsed);
            elapsed = nanoTime.getAsLong() - begin;
        }
        settle(nanoTime.getAsLong() + settleNanos);
        return LoadResult.of(made, outlet, elapsed);
    }

    private void settle(long end) {
        long left = end - nanoTime.getAsLong();
        while (!stopped && !outlet.isSettled() && left > 0) {
            idle(left);
            left = end - nanoTime.getAsLong();
        }
    }

    private void idle(long nanos) {
        outlet.idle(Math.min(nanos, LONGEST_IDLE_NANOS));
    }

    /// Lets the run end after the burst that it is at. May be called from any thread.
    public void stop() {
        stopped = true;
    }

    /// How many datagrams were made so far. May be called from any thread.
    public long progress() {
        return progress;
    }
}
