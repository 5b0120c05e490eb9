package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.Judge;
import io.contaluz.ingest.intake.Judged;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.reading.MeterReading;
import io.contaluz.ingest.reading.ReadingRejection;
import java.util.ArrayList;
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
    record Replayed(int taken, ReadingStore.Outcome outcome, List<ReadingRejection> refused) {

        private static final Replayed NOTHING =
                new Replayed(0, ReadingStore.Outcome.NOTHING, List.of());

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
        var readings = new ArrayList<MeterReading>();
        var refused = new ArrayList<ReadingRejection>();
        for (var held : datagrams.take(matricula, CHUNK)) {
            switch (judge.judge(held.payload(), held.receivedAt())) {
                case Judged.Good(var reading) -> readings.add(reading);
                case Judged.Refused(var reason) -> refused.add(reason);
                case Judged.Unknown unknown -> {
                    return rolledBack(status);
                }
                case Judged.Malformed(var reason) -> {
                    return rolledBack(status);
                }
            }
        }
        int taken = readings.size() + refused.size();
        return new Replayed(taken, store.store(readings, false), refused);
    }

    /// Still nothing to be made of it: it stays where it is.
    private static Replayed rolledBack(TransactionStatus status) {
        status.setRollbackOnly();
        return Replayed.NOTHING;
    }
}
