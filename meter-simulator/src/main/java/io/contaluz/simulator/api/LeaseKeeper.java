package io.contaluz.simulator.api;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Holds a lease: renews it at half of its time, as often as it takes, and gives it back in the
/// end.
public final class LeaseKeeper implements AutoCloseable {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final BillingApi api;
    private final String holder;
    private final Clock clock;
    private final Runnable onLoss;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lease").factory());
    private final Lease lease;
    private volatile boolean lost;

    /// Keeps a lease from now on.
    ///
    /// @param onLoss is told, from another thread, if somebody else has got the range meanwhile
    public LeaseKeeper(BillingApi api, String holder, Lease lease, Clock clock, Runnable onLoss) {
        this.api = api;
        this.holder = holder;
        this.lease = lease;
        this.clock = clock;
        this.onLoss = onLoss;
        renewBefore(lease);
    }

    /// The first matricula of the range.
    public long firstMatricula() {
        return lease.firstMatricula();
    }

    /// Whether somebody else has got the range.
    public boolean isLost() {
        return lost;
    }

    private void renewBefore(Lease current) {
        var half = Duration.between(clock.instant(), current.expiresAt()).dividedBy(2);
        var wait = half.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : half;
        schedule(wait);
    }

    private void schedule(Duration wait) {
        // The timer's thread is never waited for: what a renewal throws ends in renew().
        var _ = timer.schedule(this::renew, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            var renewed = api.lease(holder, lease.size(), lease.firstMatricula());
            if (renewed.firstMatricula() == lease.firstMatricula()) {
                renewBefore(renewed);
            } else {
                lost = true;
                onLoss.run();
            }
        } catch (BillingException e) {
            // As long as it does not answer, nobody else gets the range either.
            schedule(SHORTEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives the range back, if the service can be reached; otherwise it expires by itself.
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            // A renewal on its way would take the range again.
            timer.awaitTermination(SHORTEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            api.release(holder);
        } catch (BillingException e) {
            // It expires.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
