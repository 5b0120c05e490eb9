package io.contaluz.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.reading.ReadingBatch;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSpoolTests {

    private static final long ROOM = 1_000_000;

    @TempDir Path directory;

    @Test
    void givesBackTheOldestFirst() throws Exception {
        try (var spool = SqliteSpool.open(directory, ROOM)) {
            assertThat(spool.oldest()).isNull();
            spool.append(batch(1, 2));
            spool.append(batch(3));
            assertThat(spool.readings()).isEqualTo(3);
            var first = Objects.requireNonNull(spool.oldest());
            assertThat(usagePoints(first)).containsExactly(1, 2);
            assertThat(first.batch().measuredAt(1)).isEqualTo(20);
            assertThat(first.batch().register(1)).isEqualTo(200);
            assertThat(first.batch().receivedAt(1)).isEqualTo(2000);
            assertThat(first.batch().hasVoltage(0)).isFalse();
            assertThat(first.batch().hasVoltage(1)).isTrue();
            assertThat(first.batch().decivolts(1)).isZero();
            spool.remove(first);
            assertThat(usagePoints(Objects.requireNonNull(spool.oldest()))).containsExactly(3);
            assertThat(spool.readings()).isEqualTo(1);
        }
    }

    @Test
    void keepsItsReadingsFromOneStartToTheNext() throws Exception {
        try (var spool = SqliteSpool.open(directory, ROOM)) {
            spool.append(batch(1, 2));
        }
        try (var spool = SqliteSpool.open(directory, ROOM)) {
            assertThat(spool.readings()).isEqualTo(2);
            assertThat(usagePoints(Objects.requireNonNull(spool.oldest()))).containsExactly(1, 2);
        }
    }

    @Test
    void readsWhatWasKeptBeforeReadingsHadVoltages() {
        var kept = ByteBuffer.allocate(1 + 4 + 2 * 28).put((byte) 1).putInt(2);
        kept.putInt(7).putLong(10).putLong(20).putLong(30);
        kept.putInt(8).putLong(11).putLong(21).putLong(31);
        var batch = BatchBytes.batch(kept.array());
        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.usagePoint(1)).isEqualTo(8);
        assertThat(batch.measuredAt(1)).isEqualTo(11);
        assertThat(batch.register(1)).isEqualTo(21);
        assertThat(batch.receivedAt(1)).isEqualTo(31);
        assertThat(batch.hasVoltage(0) || batch.hasVoltage(1)).isFalse();
    }

    @Test
    void takesNoMoreThanItsLimitAndHasRoomAgainWhenSomethingHasLeft() throws Exception {
        try (var spool = SqliteSpool.open(directory, 80)) {
            assertThat(spool.append(batch(1))).isTrue();
            assertThat(spool.append(batch(2))).isTrue();
            assertThat(spool.append(batch(3))).isFalse();
            assertThat(spool.readings()).isEqualTo(2);
            spool.remove(Objects.requireNonNull(spool.oldest()));
            assertThat(spool.append(batch(3))).isTrue();
        }
    }

    @Test
    void aFileThatCannotBeReadIsPutAside() throws Exception {
        Files.writeString(directory.resolve("readings.sqlite"), "rubbish".repeat(1000));
        try (var spool = SqliteSpool.open(directory, ROOM)) {
            assertThat(spool.append(batch(1))).isTrue();
        }
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .anyMatch(file -> file.getFileName().toString().contains("unreadable"));
        }
    }

    private static ReadingBatch batch(int... usagePoints) {
        var batch = new ReadingBatch(usagePoints.length);
        for (int point : usagePoints) {
            batch.add(point, point * 10L, point * 100L, point * 1000L, (short) (point - 2));
        }
        return batch;
    }

    private static int[] usagePoints(Spool.Kept kept) {
        var points = new int[kept.batch().size()];
        for (int row = 0; row < points.length; row++) {
            points[row] = kept.batch().usagePoint(row);
        }
        return points;
    }
}
