package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.spool.Spool;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Takes batches from the queue to the database. What it holds when it has to end goes to the
/// spool.
final class ReadingWriter {

    private final BlockingQueue<ReadingBatch> batches;
    private final BatchSettler settler;
    private final Spool spool;
    private final ReadingCounts counts;

    ReadingWriter(IntakeQueues queues, BatchSettler settler, Spool spool, ReadingCounts counts) {
        this.batches = queues.batches();
        this.settler = settler;
        this.spool = spool;
        this.counts = counts;
    }

    /// Stores the next batch, waiting a moment for it.
    ///
    /// @return whether there was one
    boolean step() throws InterruptedException {
        var batch = batches.poll(100, TimeUnit.MILLISECONDS);
        if (batch == null) {
            return false;
        }
        try {
            settler.settle(batch, false);
            return true;
        } catch (InterruptedException e) {
            spoolAll(batch);
            throw e;
        }
    }

    private void spoolAll(@Nullable ReadingBatch first) {
        for (var batch = first; batch != null; batch = batches.poll()) {
            if (spool.append(batch)) {
                counts.spooled(batch.size());
            } else {
                counts.droppedForFullSpool(batch.size());
            }
        }
    }
}
