package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.reading.MeterReading;
import io.contaluz.ingest.reading.ReadingRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes readings from the buffer to the database, and does not let go of one before it is settled:
/// a database that is away is waited for, a row that it refuses is found by halving the batch.
@Component
class ReadingWriter {

    private static final Logger log = LoggerFactory.getLogger(ReadingWriter.class);
    private static final long PAUSE_MILLIS = 5;

    private final BlockingQueue<MeterReading> buffer;
    private final ReadingStore store;
    private final ReadingCounts counts;
    private final StoreProperties properties;
    private final Patience patience = new Patience("storing readings");

    ReadingWriter(
            IntakeQueues queues,
            ReadingStore store,
            ReadingCounts counts,
            StoreProperties properties) {
        this.buffer = queues.readings();
        this.store = store;
        this.counts = counts;
        this.properties = properties;
    }

    /// Stores what is there, waiting a moment for the first reading.
    ///
    /// @return whether there was any
    boolean step() throws InterruptedException {
        var batch = next();
        if (!batch.isEmpty()) {
            write(batch, false);
        }
        return !batch.isEmpty();
    }

    private List<MeterReading> next() throws InterruptedException {
        var batch = new ArrayList<MeterReading>();
        var first = buffer.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return batch;
        }
        batch.add(first);
        // Sleeping costs less than being woken for each reading.
        var deadline = System.nanoTime() + properties.linger().toNanos();
        while (batch.size() + buffer.size() < properties.batch() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        buffer.drainTo(batch, properties.batch() - 1);
        return batch;
    }

    private void write(List<MeterReading> batch, boolean retried) throws InterruptedException {
        boolean again = retried;
        while (true) {
            try {
                settle(batch, store.store(batch, again));
                patience.succeeded();
                return;
            } catch (DataAccessException | TransactionException e) {
                if (Failure.of(e) == Failure.ROW) {
                    split(batch, again, e);
                    return;
                }
                again = true;
                patience.failed(e);
            }
        }
    }

    private void settle(List<MeterReading> batch, ReadingStore.Outcome outcome) {
        counts.settled(outcome.stored(), outcome.duplicates(), outcome.conflicts());
        counts.buffered(-batch.size());
        counts.committed(batch);
    }

    private void split(List<MeterReading> batch, boolean retried, Exception refusal)
            throws InterruptedException {
        if (batch.size() == 1) {
            log.warn("the database refuses {}: {}", batch.getFirst(), refusal.getMessage());
            counts.rejected(ReadingRejection.UNSTORABLE);
            counts.buffered(-1);
            return;
        }
        int half = batch.size() / 2;
        write(batch.subList(0, half), retried);
        write(batch.subList(half, batch.size()), retried);
    }
}
