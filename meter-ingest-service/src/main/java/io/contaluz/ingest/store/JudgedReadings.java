package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.Judge;
import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.ReadingRejection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The readings of datagrams that came before their usage points were registered.
final class JudgedReadings {

    private final Judge judge;
    private final ReadingBatch batch;
    private final List<ReadingRejection> refused = new ArrayList<>();

    /// @param capacity the most readings that it takes
    JudgedReadings(Judge judge, int capacity) {
        this.judge = judge;
        this.batch = new ReadingBatch(capacity);
    }

    /// Adds the readings of a datagram.
    ///
    /// @return false if its usage point is still unknown
    boolean add(byte[] payload, Instant receivedAt) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt);
        var rejection = judge.judge(payload, 0, payload.length, micros);
        var datagram = judge.datagram();
        var usagePoint = judge.usagePoint();
        if (rejection == null && usagePoint == null) {
            return false;
        }
        for (int i = 0; i < datagram.size(); i++) {
            // It was well-formed when it came, so it can only be its mac.
            var refusal = rejection == null ? judge.refusal(i) : ReadingRejection.UNAUTHENTIC;
            if (refusal != null || usagePoint == null) {
                refused.add(refusal == null ? ReadingRejection.UNAUTHENTIC : refusal);
            } else {
                batch.add(
                        usagePoint.id(),
                        judge.measuredAt(i),
                        datagram.register(i),
                        micros,
                        datagram.decivolts(i));
            }
        }
        return true;
    }

    /// Those that may be stored.
    ReadingBatch batch() {
        return batch;
    }

    /// Why the others may not.
    List<ReadingRejection> refused() {
        return refused;
    }
}
