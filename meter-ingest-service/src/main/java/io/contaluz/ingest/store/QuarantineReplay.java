package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.Judge;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.reading.ReadingRejection;
import io.contaluz.ingest.wire.ReadingDatagram;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/// Takes in what was held, once its usage point is registered: out of the quarantine and into the
/// readings in one transaction.
@Component
class QuarantineReplay {

    private static final int CHUNK = 1000;

    private final QuarantinedDatagrams datagrams;
    private final ReadingStore store;
    private final TransactionOperations transactions;
    private final Judge judge;

    QuarantineReplay(
            QuarantinedDatagrams datagrams,
            ReadingStore store,
            TransactionOperations transactions,
            Judge judge) {
        this.datagrams = datagrams;
        this.store = store;
        this.transactions = transactions;
        this.judge = judge;
    }

    /// What became of a chunk.
    ///
    /// @param taken readings that it held
    record Replayed(int taken, Outcome outcome, List<ReadingRejection> refused) {

        private static final Replayed NOTHING = new Replayed(0, new Outcome(0), List.of());

        void countIn(ReadingCounts counts) {
            counts.settled(outcome.stored(), outcome.duplicates(), outcome.conflicts());
            refused.forEach(counts::rejected);
        }
    }

    /// Takes in the oldest of a registered matricula.
    ///
    /// @throws DataAccessException if the database is away: what was done is then unknown
    /// @throws TransactionException likewise
    Replayed replay(String matricula) {
        return transactions.execute(status -> replay(matricula, status));
    }

    private Replayed replay(String matricula, TransactionStatus status) {
        var judged = new JudgedReadings(judge, CHUNK * ReadingDatagram.MOST);
        for (var held : datagrams.take(matricula, CHUNK)) {
            if (!judged.add(held.payload(), held.receivedAt())) {
                // Still nothing to be made of it: it stays where it is.
                status.setRollbackOnly();
                return Replayed.NOTHING;
            }
        }
        var batch = judged.batch();
        int taken = batch.size() + judged.refused().size();
        var outcome = batch.isEmpty() ? new Outcome(0) : store.store(batch, false).outcome();
        return new Replayed(taken, outcome, judged.refused());
    }
}
