package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Stores readings, a batch a transaction; any batch may be given twice.
@Component
class ReadingStore {

    /// What a committed transaction did.
    ///
    /// @param sequences how far the meters are to which something was owed
    record Stored(Outcome outcome, Map<Integer, Sequence> sequences) {}

    private final TransactionOperations transactions;
    private final ReadingMonths months;
    private final FreshReadings freshReadings;
    private final ReadingTable readings;
    private final ReadingChanges changes;
    private final DatagramSequences sequences;

    ReadingStore(
            TransactionOperations transactions,
            ReadingMonths months,
            FreshReadings freshReadings,
            ReadingTable readings,
            ReadingChanges changes,
            DatagramSequences sequences) {
        this.transactions = transactions;
        this.months = months;
        this.freshReadings = freshReadings;
        this.readings = readings;
        this.changes = changes;
        this.sequences = sequences;
    }

    /// Stores a batch, or nothing of it.
    ///
    /// @param retried whether an earlier try may have been committed
    /// @throws DataAccessException if the database refuses it or is away
    /// @throws TransactionException if the database is away
    Stored store(ReadingBatch batch, boolean retried) {
        months.ensure(batch);
        var split = freshReadings.split(batch);
        if (!retried && split.fresh().length > 0) {
            try {
                return inOneTransaction(batch, split.fresh(), split.others(), false);
            } catch (DuplicateKeyException e) {
                // Another process has stored one of them.
            }
        }
        return inOneTransaction(batch, new int[0], batch.rowsByKey(), retried);
    }

    private Stored inOneTransaction(
            ReadingBatch batch, int[] fresh, int[] others, boolean retried) {
        return transactions.execute(status -> {
            var outcome = new Outcome(batch.size());
            readings.copy(batch, fresh);
            int inserted = readings.insert(batch, others);
            if (inserted < others.length) {
                readings.findOthers(batch, others, outcome);
                outcome.stored(retried ? outcome.unopposed() : fresh.length + inserted);
            }
            if (fresh.length + inserted > 0) {
                changes.note(batch);
            }
            return new Stored(outcome, sequences.settle(batch.receipts()));
        });
    }
}
