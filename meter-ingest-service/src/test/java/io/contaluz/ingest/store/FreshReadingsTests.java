package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.reading.ReadingBatch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Which readings cannot be in the table yet.
class FreshReadingsTests {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final FreshReadings readings = new FreshReadings(Clock.fixed(START, ZoneOffset.UTC));

    @Test
    void whatWasMeasuredBeforeTheStartMayHaveBeenStoredBeforeIt() {
        assertThat(freshOf(at(1, -1), at(1, 0))).isEmpty();
    }

    @Test
    void whatIsLaterThanTheStartAndThanAllOfItsMeterIsFresh() {
        assertThat(freshOf(at(1, 1), at(2, 1), at(1, 2))).containsExactly(0, 2, 1);
        assertThat(freshOf(at(1, 3), at(2, 2))).containsExactly(0, 1);
    }

    @Test
    void whatCameBeforeOrTwiceIsNot() {
        assertThat(freshOf(at(1, 5), at(1, 5), at(1, 4))).containsExactly(0);
        assertThat(freshOf(at(1, 5))).isEmpty();
    }

    @Test
    void theOthersAreInTheOrderOfTheKeyToo() {
        assertThat(readings.split(batch(at(7, -1), at(3, -1))).others()).containsExactly(1, 0);
    }

    private int[] freshOf(long[]... rows) {
        return readings.split(batch(rows)).fresh();
    }

    private static long[] at(int usagePoint, int secondsAfterStart) {
        return new long[] {usagePoint, START.getEpochSecond() + secondsAfterStart};
    }

    private static ReadingBatch batch(long[]... rows) {
        var batch = new ReadingBatch(rows.length);
        for (var row : rows) {
            batch.add((int) row[0], TimeUnit.SECONDS.toMicros(row[1]), 0, 0, (short) -1);
        }
        return batch;
    }
}
