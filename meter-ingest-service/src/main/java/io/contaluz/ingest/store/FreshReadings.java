package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/// Tells readings that are later than any of their usage point that went through here, and so not
/// in the table yet unless another process put them there.
///
/// Eight bytes a usage point.
@Component
class FreshReadings {

    /// Beyond this key, which no fleet of today reaches, no reading is taken for fresh.
    private static final int HIGHEST = 50_000_000;

    private long[] latest = new long[1024];

    /// A batch's rows, each way in the order of the key.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Split(int[] fresh, int[] others) {}

    /// Splits a batch, and remembers its times.
    ///
    /// A usage point's first reading here is not fresh: what came before the start is not known.
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
        long before = latest[usagePoint];
        // Nobody may store what is older than 1970.
        boolean fresh = before != 0 && measuredAt > before;
        latest[usagePoint] = Math.max(before, measuredAt);
        return fresh;
    }
}
