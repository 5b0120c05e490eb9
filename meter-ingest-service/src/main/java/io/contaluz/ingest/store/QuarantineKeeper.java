package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.ReadingCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks every moment whether what is held can be taken in.
@Component
class QuarantineKeeper {

    private final QuarantinedDatagrams datagrams;
    private final QuarantineShelf shelf;
    private final QuarantineReplay replay;
    private final ReadingCounts counts;
    private final Patience patience = new Patience("the quarantine's replay");
    private final Duration every;
    private long lastLook = System.nanoTime();

    /// The matricula whose replay may have been committed without an answer.
    private @Nullable String unsure;

    QuarantineKeeper(
            QuarantinedDatagrams datagrams,
            QuarantineShelf shelf,
            QuarantineReplay replay,
            ReadingCounts counts,
            StoreProperties properties) {
        this.datagrams = datagrams;
        this.shelf = shelf;
        this.replay = replay;
        this.counts = counts;
        this.every = properties.replayEvery();
    }

    /// Replays what can be, if it is time.
    void step() throws InterruptedException {
        if (shelf.isEmpty() || System.nanoTime() - lastLook < every.toNanos()) {
            return;
        }
        try {
            settleUnsure();
            var registered = datagrams.registered();
            if (!registered.isEmpty()) {
                shelf.learn(registered);
            }
            for (var matricula : registered) {
                replay(matricula);
            }
            patience.succeeded();
        } catch (DataAccessException | TransactionException e) {
            patience.failed(e);
        }
        lastLook = System.nanoTime();
    }

    private void replay(String matricula) {
        while (true) {
            unsure = matricula;
            var replayed = replay.replay(matricula);
            unsure = null;
            if (replayed.taken() == 0) {
                return;
            }
            replayed.countIn(counts);
            shelf.released(matricula, replayed.taken());
        }
    }

    /// What is gone from the table was stored by a commit whose answer was lost.
    private void settleUnsure() {
        if (unsure == null) {
            return;
        }
        int left = datagrams.heldByMatricula().getOrDefault(unsure, 0);
        int gone = shelf.heldOf(unsure) - left;
        if (gone > 0) {
            counts.settled(gone, 0, 0);
            shelf.released(unsure, gone);
        }
        unsure = null;
    }
}
