package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.spool.Spool;
import java.util.concurrent.BlockingQueue;

/// Fills batches and hands them on: to the queue, to the spool when that is full, and when that is
/// full too nowhere, counted. For the thread that decodes alone.
final class Outbox {

    private final BlockingQueue<ReadingBatch> queue;
    private final Spool spool;
    private final ReadingCounts counts;
    private final int capacity;
    private final long lingerNanos;
    private ReadingBatch batch;
    private long begun;

    Outbox(
            BlockingQueue<ReadingBatch> queue,
            Spool spool,
            ReadingCounts counts,
            IntakeProperties properties) {
        this.queue = queue;
        this.spool = spool;
        this.counts = counts;
        this.capacity = properties.batch();
        this.lingerNanos = properties.linger().toNanos();
        this.batch = new ReadingBatch(capacity);
    }

    /// The batch to be added to, with room for so many readings.
    ReadingBatch withRoomFor(int readings) {
        if (!batch.hasRoomFor(readings)) {
            handOn();
        }
        if (batch.isEmpty()) {
            begun = System.nanoTime();
        }
        return batch;
    }

    /// Hands on what has waited long enough, while nothing else does: what comes behind others can
    /// as well wait to become more.
    void handOnIfDue() {
        if (!batch.isEmpty() && queue.isEmpty() && System.nanoTime() - begun >= lingerNanos) {
            handOn();
        }
    }

    /// Hands on what there is.
    void handOn() {
        if (batch.isEmpty()) {
            return;
        }
        if (!queue.offer(batch)) {
            if (spool.append(batch)) {
                counts.spooled(batch.size());
            } else {
                counts.droppedForFullSpool(batch.size());
            }
        }
        batch = new ReadingBatch(capacity);
    }
}
