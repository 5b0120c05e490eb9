package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.ReadingRejection;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Does not let go of a batch before each of its readings is settled: a database that is away is
/// waited for, a row that it refuses is found by halving the batch.
final class BatchSettler {

    private static final Logger log = LoggerFactory.getLogger(BatchSettler.class);

    private final ReadingSettling parts;
    private final Patience patience;
    private final LongConsumer settled;

    /// @param what it does, for the log
    /// @param settled is told how many readings are, as soon as they are
    BatchSettler(ReadingSettling parts, String what, LongConsumer settled) {
        this.parts = parts;
        this.patience = new Patience(what);
        this.settled = settled;
    }

    /// Settles a batch.
    ///
    /// @param retried whether an earlier try may have been committed
    void settle(ReadingBatch batch, boolean retried) throws InterruptedException {
        boolean again = retried;
        while (true) {
            try {
                var stored = parts.store().store(batch, again);
                count(batch, stored.outcome());
                parts.acknowledger().acknowledge(batch, stored);
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

    private void count(ReadingBatch batch, Outcome outcome) {
        parts.counts().settled(outcome.stored(), outcome.duplicates(), outcome.conflicts());
        parts.counts().committed(batch);
        settled.accept(batch.size());
    }

    private void split(ReadingBatch batch, boolean retried, Exception refusal)
            throws InterruptedException {
        // A month that an operator has taken out refuses its rows.
        parts.months().forget();
        if (batch.size() == 1) {
            log.warn(
                    "the database refuses a reading of usage point {}: {}",
                    batch.usagePoint(0),
                    refusal.getMessage());
            parts.counts().rejected(ReadingRejection.UNSTORABLE);
            settled.accept(1);
            return;
        }
        int half = batch.size() / 2;
        settle(batch.part(0, half), retried);
        settle(batch.part(half, batch.size()), retried);
    }
}
