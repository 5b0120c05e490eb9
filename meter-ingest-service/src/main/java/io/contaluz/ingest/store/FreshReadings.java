package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/// Tells readings that are later than any of their usage point that went through here, and than the
/// start of this process: not in the table yet, unless another process or a meter whose clock is
/// ahead put them there.
///
/// Eight bytes a usage point.
@Component
class FreshReadings {

    /// Beyond this key, which no fleet of today reaches, no reading is taken for fresh.
    private static final int HIGHEST = 50_000_000;

    private final long startedAt;
    private long[] latest = new long[1024];

    FreshReadings(Clock clock) {
        startedAt = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /// A batch's rows, each way in the order of the key.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Split(int[] fresh, int[] others) {}

    /// Splits a batch, and remembers its times.
    synchronized Split split(ReadingBatch batch) {
        int size = batch.size();
        var isFresh = new boolean[size];
        for (int row = 0; row < size; row++) {
            isFresh[row] = isFresh(batch.usagePoint(row), batch.measuredAt(row));
        }
        var fresh = new int[size];
        var others = new int[size];
        int freshOnes = 0;
        int otherOnes = 0;
        for (int row : batch.rowsByKey()) {
            if (isFresh[row]) {
                fresh[freshOnes++] = row;
            } else {
                others[otherOnes++] = row;
            }
        }
        return new Split(Arrays.copyOf(fresh, freshOnes), Arrays.copyOf(others, otherOnes));
    }

    private boolean isFresh(int usagePoint, long measuredAt) {
        if (usagePoint > HIGHEST) {
            return false;
        }
        if (usagePoint >= latest.length) {
            latest = Arrays.copyOf(latest, Math.max(usagePoint + 1, 2 * latest.length));
        }
        // What was measured before the start may have been stored before it.
        long before = Math.max(latest[usagePoint], startedAt);
        latest[usagePoint] = Math.max(before, measuredAt);
        return measuredAt > before;
    }
}
