package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.spool.Spool;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Takes what was spooled to the database, the oldest first, while live readings leave it room; and
/// a batch a second even if they do not.
final class SpoolDrain {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Spool spool;
    private final IntakeQueues queues;
    private final BatchSettler settler;
    private long lastDrained = System.nanoTime();

    SpoolDrain(Spool spool, IntakeQueues queues, BatchSettler settler) {
        this.spool = spool;
        this.queues = queues;
        this.settler = settler;
    }

    /// Stores the oldest batch, if it is time.
    ///
    /// @return false: what is left can wait for the next start
    boolean step() throws InterruptedException {
        boolean mayWait = System.nanoTime() - lastDrained < LONGEST_WAIT.toNanos();
        if (spool.readings() == 0 || (mayWait && queues.batches().size() > 1)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return false;
        }
        var oldest = spool.oldest();
        if (oldest != null) {
            // A crash between the commit and the removal finds its own rows.
            settler.settle(oldest.batch(), true);
            spool.remove(oldest);
        }
        lastDrained = System.nanoTime();
        return false;
    }
}
