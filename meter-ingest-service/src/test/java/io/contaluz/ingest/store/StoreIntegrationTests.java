package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.db.testing.PostgresForTests;
import io.contaluz.ingest.reading.MeterReading;
import io.contaluz.ingest.reading.WattHours;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// One batch, one transaction, and any batch as often as it takes.
@SpringBootTest(
        properties = {"contaluz.udp.port=0", "contaluz.udp.warm-up=false"},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(PostgresForTests.class)
class StoreIntegrationTests {

    private static final AtomicInteger USAGE_POINT = new AtomicInteger(1000);

    private final int usagePoint = USAGE_POINT.incrementAndGet();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired ReadingStore store;
    @Autowired JdbcTemplate database;

    @Test
    void storesABatchToTheMicrosecond() {
        var reading = reading(now.minusMillis(1), 1_234_567, now);
        assertThat(store.store(List.of(reading), false))
                .isEqualTo(new ReadingStore.Outcome(1, 0, 0));
        assertThat(
                        database.queryForObject(
                                "select register_wh || ' ' || source || ' ' || register || ' '"
                                        + " || (extract(epoch from measured_at) * 1000000)::bigint"
                                        + " from meter_reading where usage_point_id = ?",
                                String.class,
                                usagePoint))
                .isEqualTo(
                        "1234567 1 0 "
                                + ChronoUnit.MICROS.between(Instant.EPOCH, reading.measuredAt()));
    }

    @Test
    void makesTheMonthsOfABatch() {
        var batch =
                List.of(
                        reading(Instant.parse("2022-02-01T00:00:00Z"), 1, now),
                        reading(Instant.parse("2022-03-31T23:59:59Z"), 2, now),
                        reading(Instant.parse("2022-02-28T12:00:00Z"), 3, now));
        assertThat(store.store(batch, false)).isEqualTo(new ReadingStore.Outcome(3, 0, 0));
        assertThat(
                        database.queryForObject(
                                "select to_regclass('meter_reading_2022_03') is not null",
                                Boolean.class))
                .isTrue();
    }

    @Test
    void theSameValueAgainIsADuplicateAndAnotherAConflictKeptBeside() {
        var at = now.minusSeconds(10);
        store.store(List.of(reading(at, 5, now)), false);
        var later = now.plusSeconds(1);
        var batch = List.of(reading(at, 5, later), reading(at, 6, later), reading(now, 7, later));
        assertThat(store.store(batch, false)).isEqualTo(new ReadingStore.Outcome(1, 1, 1));
        assertThat(stored()).containsExactly(5L, 7L);
        assertThat(
                        database.queryForList(
                                "select register_wh from reading_conflict where usage_point_id = ?",
                                Long.class,
                                usagePoint))
                .containsExactly(6L);
    }

    @Test
    void aBatchMayHoldItsOwnDuplicatesAndConflicts() {
        var at = now.minusSeconds(10);
        var batch =
                List.of(
                        reading(at, 5, now),
                        reading(at, 5, now.plusMillis(1)),
                        reading(at, 6, now.plusMillis(2)));
        assertThat(store.store(batch, false)).isEqualTo(new ReadingStore.Outcome(1, 1, 1));
    }

    @Test
    void aBatchWhoseCommitWasNotConfirmedIsFoundToBeStored() {
        var before = now.minusSeconds(20);
        store.store(List.of(reading(before, 1, now.minusSeconds(5))), false);
        var batch = List.of(reading(before, 1, now), reading(now, 2, now));
        store.store(batch, false);
        assertThat(store.store(batch, true)).isEqualTo(new ReadingStore.Outcome(1, 1, 0));
    }

    @Test
    void oneBadRowLeavesNothingOfItsBatch() {
        database.execute("select 1");
        var batch =
                List.of(
                        reading(now, 1, now),
                        reading(Instant.parse("9999-01-01T00:00:00Z"), 1, now));
        Assertions.assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> store.store(batch, false))
                .satisfies(e -> assertThat(Failure.of(e)).isEqualTo(Failure.ROW));
        assertThat(stored()).isEmpty();
    }

    @Test
    void theServicesRoleMayNeitherChangeNorDeleteAReading() {
        Assertions.assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.update("update meter_reading set register_wh = 0"));
        Assertions.assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.update("delete from meter_reading"));
    }

    private List<Long> stored() {
        return database.queryForList(
                "select register_wh from meter_reading where usage_point_id = ? order by measured_at",
                Long.class,
                usagePoint);
    }

    private MeterReading reading(Instant measuredAt, long wattHours, Instant receivedAt) {
        return new MeterReading(usagePoint, measuredAt, new WattHours(wattHours), receivedAt);
    }
}
