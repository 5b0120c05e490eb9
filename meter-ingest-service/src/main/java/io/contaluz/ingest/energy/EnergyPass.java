package io.contaluz.ingest.energy;

import io.contaluz.ingest.store.Failure;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/// Takes what was touched and lets the energy follow, a chunk of usage points a transaction.
///
/// A pass that breaks off has done no harm: what it took is taken again, and what it had written is
/// written the same.
final class EnergyPass {

    /// Spans of a transaction: many, since each of its statements costs the same for few.
    private static final int CHUNK = 10_000;

    private final TransactionOperations transactions;
    private final TouchLog log;
    private final EnergyFailures failures;
    private final EnergyChunk chunk;
    private final Runnable between;

    /// @param between is run after each chunk, and may take its time
    EnergyPass(JdbcTemplate database, TransactionOperations transactions, Runnable between) {
        this.transactions = transactions;
        this.log = new TouchLog(database, transactions);
        this.failures = new EnergyFailures(database);
        this.chunk = new EnergyChunk(database, failures);
        this.between = between;
    }

    /// Takes the oldest changes and deletes them when the energy has followed.
    ///
    /// @return whether there were any
    boolean run() {
        failures.retry();
        if (!log.open()) {
            return false;
        }
        try {
            var spans = log.next(CHUNK);
            while (!spans.isEmpty()) {
                settle(spans);
                between.run();
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                spans = log.next(CHUNK);
            }
            log.done();
        } finally {
            log.close();
        }
        return true;
    }

    private void settle(List<Span> spans) {
        try {
            transactions.executeWithoutResult(status -> chunk.rollUp(spans));
        } catch (DataAccessException e) {
            if (Failure.of(e) != Failure.ROW) {
                throw e;
            }
            split(spans, e);
        }
    }

    private void split(List<Span> spans, DataAccessException refusal) {
        if (spans.size() == 1) {
            failures.note(spans.getFirst(), refusal);
            return;
        }
        int half = spans.size() / 2;
        settle(spans.subList(0, half));
        settle(spans.subList(half, spans.size()));
    }
}
