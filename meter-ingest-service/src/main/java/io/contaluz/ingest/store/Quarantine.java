package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.Judge;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.intake.UnknownDatagram;
import io.contaluz.ingest.wire.ReadingDatagram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// What becomes of a datagram whose meter is unknown: its meter is looked for once more, since it
/// may have been registered a moment ago, and the datagram is then held until it is.
@Component
class Quarantine {

    private static final int BATCH = 1000;

    private final IntakeQueues queues;
    private final Judge judge;
    private final ReadingCounts counts;
    private final QuarantineShelf shelf;
    private final Patience patience = new Patience("quarantining");

    Quarantine(IntakeQueues queues, Judge judge, ReadingCounts counts, QuarantineShelf shelf) {
        this.queues = queues;
        this.judge = judge;
        this.counts = counts;
        this.shelf = shelf;
    }

    /// Settles what has come in, waiting a moment for the first.
    ///
    /// @return whether anything came in
    boolean step() throws InterruptedException {
        var first = queues.unknown().poll(50, TimeUnit.MILLISECONDS);
        if (first == null) {
            return false;
        }
        var batch = new ArrayList<>(List.of(first));
        queues.unknown().drainTo(batch, BATCH - 1);
        var matriculas = new HashSet<String>();
        batch.forEach(datagram -> matriculas.add(datagram.matricula()));
        patience.insist(() -> shelf.learn(matriculas));
        var admitted = shelf.admit(takeInWhatIsKnown(batch));
        patience.insist(() -> shelf.hold(admitted));
        return true;
    }

    /// Sends on the datagrams whose meters are registered by now, and answers the others.
    private List<UnknownDatagram> takeInWhatIsKnown(List<UnknownDatagram> datagrams)
            throws InterruptedException {
        var unknown = new ArrayList<UnknownDatagram>();
        var known = new JudgedReadings(judge, BATCH * ReadingDatagram.MOST);
        for (var datagram : datagrams) {
            if (known.add(datagram.payload(), datagram.receivedAt())) {
                counts.quarantined(-datagram.readings());
            } else {
                unknown.add(datagram);
            }
        }
        known.refused().forEach(counts::rejected);
        if (!known.batch().isEmpty()) {
            counts.buffered(known.batch().size());
            // Waits for room; what comes in meanwhile is dropped at this thread's queue.
            queues.batches().put(known.batch());
        }
        return unknown;
    }
}
