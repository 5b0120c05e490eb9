package io.contaluz.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.reading.ReadingBatch;
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
    void takesNoMoreThanItsLimitAndHasRoomAgainWhenSomethingHasLeft() throws Exception {
        try (var spool = SqliteSpool.open(directory, 70)) {
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
            batch.add(point, point * 10L, point * 100L, point * 1000L);
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
