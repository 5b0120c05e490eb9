package io.contaluz.simulator.load;

import io.contaluz.simulator.send.Datagrams;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Sends datagrams at an even pace until a limit is reached or somebody stops it.
public final class LoadRun {

    // A park is cut short so that a stop is seen soon.
    private static final long LONGEST_PARK_NANOS = 50_000_000;

    private final DatagramSource source;
    private final Datagrams datagrams;
    private final Limit limit;
    private final LongSupplier nanoTime;
    private volatile boolean stopped;
    private volatile long progress;
    private long lost;

    /// A run that has not begun.
    ///
    /// @param nanoTime as [System#nanoTime()]
    public LoadRun(DatagramSource source, Datagrams datagrams, Limit limit, LongSupplier nanoTime) {
        this.source = source;
        this.datagrams = datagrams;
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /// Sends until the end.
    ///
    /// @param stepNanos from one datagram to the next
    public LoadResult run(double stepNanos) {
        var pacer = new Pacer(nanoTime, stepNanos);
        long begin = nanoTime.getAsLong();
        long made = 0;
        long elapsed = 0;
        while (!stopped && elapsed <= limit.mostNanos() && made < limit.datagrams()) {
            int due = (int) Math.min(pacer.due(made), limit.datagrams() - made);
            if (due == 0) {
                park(pacer.nanosUntilDue(made));
            } else {
                send(due);
                made += due;
                progress = made;
            }
            elapsed = nanoTime.getAsLong() - begin;
        }
        while (!stopped && elapsed < limit.leastNanos()) {
            park(limit.leastNanos() - elapsed);
            elapsed = nanoTime.getAsLong() - begin;
        }
        return LoadResult.of(made, lost, datagrams.errors(), elapsed, source);
    }

    private static void park(long nanos) {
        LockSupport.parkNanos(Math.min(nanos, LONGEST_PARK_NANOS));
    }

    private void send(int count) {
        source.refresh();
        for (int i = 0; i < count; i++) {
            source.next(datagrams.next());
        }
        datagrams.flush(place -> {
            lost++;
            source.lost(count - place);
        });
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
