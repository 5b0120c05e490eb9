package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.db.testing.PostgresForTests;
import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.Receipt;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// One batch, one transaction, and any batch as often as it takes.
@SpringBootTest(
        properties = {
            "contaluz.udp.port=0",
            "contaluz.udp.warm-up=false",
            "contaluz.spool.limit=0",
            "contaluz.energy.enabled=false"
        },
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
        var at = now.minusMillis(1);
        var reading = reading(at, 1_234_567, now);
        assertThat(store(false, reading)).isEqualTo("1 stored, 0 duplicates, 0 conflicts");
        assertThat(
                        database.queryForObject(
                                "select register_wh || ' ' || source || ' ' || register || ' '"
                                        + " || (extract(epoch from measured_at) * 1000000)::bigint"
                                        + " from meter_reading where usage_point_id = ?",
                                String.class,
                                usagePoint))
                .isEqualTo("1234567 1 0 " + ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    @Test
    void aVoltageIsStoredWithItsReadingWhicheverWayThatTakes() {
        var before = now.minusSeconds(20);
        // What was measured before the service began is inserted, what is later is copied.
        store(false, reading(before, 1, now).at(1268), reading(before.plusSeconds(1), 2, now));
        var later = Instant.now().truncatedTo(ChronoUnit.MICROS);
        store(false, reading(later, 3, later).at(0), reading(later.plusSeconds(1), 4, later));
        assertThat(voltages("meter_reading")).containsExactly(1268, null, 0, null);
        store(false, reading(later, 5, later.plusSeconds(2)).at(1170));
        assertThat(voltages("reading_conflict")).containsExactly(1170);
    }

    private List<@Nullable Integer> voltages(String table) {
        return database.queryForList(
                "select decivolts from " + table + " where usage_point_id = ? order by measured_at",
                Integer.class,
                usagePoint);
    }

    @Test
    void makesTheMonthsOfABatch() {
        assertThat(
                        store(
                                false,
                                reading(Instant.parse("2022-02-01T00:00:00Z"), 1, now),
                                reading(Instant.parse("2022-03-31T23:59:59Z"), 2, now),
                                reading(Instant.parse("2022-02-28T12:00:00Z"), 3, now)))
                .isEqualTo("3 stored, 0 duplicates, 0 conflicts");
        assertThat(
                        database.queryForObject(
                                "select to_regclass('meter_reading_2022_03') is not null",
                                Boolean.class))
                .isTrue();
    }

    @Test
    void theSameValueAgainIsADuplicateAndAnotherAConflictKeptBeside() {
        var at = now.minusSeconds(10);
        store(false, reading(at, 5, now));
        var later = now.plusSeconds(1);
        assertThat(
                        store(
                                false,
                                reading(at, 5, later),
                                reading(at, 6, later),
                                reading(now, 7, later)))
                .isEqualTo("1 stored, 1 duplicates, 1 conflicts");
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
        assertThat(
                        store(
                                false,
                                reading(at, 5, now),
                                reading(at, 5, now.plusMillis(1)),
                                reading(at, 6, now.plusMillis(2))))
                .isEqualTo("1 stored, 1 duplicates, 1 conflicts");
    }

    @Test
    void aBatchWhoseCommitWasNotConfirmedIsFoundToBeStored() {
        var before = now.minusSeconds(20);
        store(false, reading(before, 1, now.minusSeconds(5)));
        store(false, reading(before, 1, now), reading(now, 2, now));
        assertThat(store(true, reading(before, 1, now), reading(now, 2, now)))
                .isEqualTo("1 stored, 1 duplicates, 0 conflicts");
    }

    @Test
    void oneBadRowLeavesNothingOfItsBatch() {
        database.execute("select 1");
        var tooFar = reading(Instant.parse("9999-01-01T00:00:00Z"), 1, now);
        Assertions.assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> store(false, reading(now, 1, now), tooFar))
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

    @Test
    void aReadingLaterThanAllOfItsMeterIsCopiedAndAnswersTheSame() {
        store(false, reading(now.plusSeconds(20), 1, now));
        assertThat(
                        store(
                                false,
                                reading(now.plusSeconds(30), 2, now),
                                reading(now.plusSeconds(40), 3, now),
                                reading(now.plusSeconds(20), 1, now.plusSeconds(1)),
                                reading(now.plusSeconds(10), 0, now)))
                .isEqualTo("3 stored, 1 duplicates, 0 conflicts");
        assertThat(stored()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aReadingThatAnotherProcessHasStoredIsFoundToBeADuplicate() {
        store(false, reading(now.plusSeconds(20), 1, now));
        database.update(
                "insert into meter_reading values (?, 0, ?, 2, now(), 2)",
                usagePoint,
                now.plusSeconds(30).atOffset(ZoneOffset.UTC));
        assertThat(
                        store(
                                false,
                                reading(now.plusSeconds(30), 2, now),
                                reading(now.plusSeconds(40), 3, now)))
                .isEqualTo("1 stored, 1 duplicates, 0 conflicts");
    }

    @Test
    void theEnergyIsToldWhatWasTouched() {
        store(false, reading(now.minusSeconds(10), 3, now), reading(now.minusSeconds(30), 1, now));
        assertThat(
                        database.queryForObject(
                                "select count(*) from reading_change where usage_point_ids = array[?]"
                                        + " and last_measured_at[1] - first_measured_at[1]"
                                        + " = interval '20 seconds'",
                                Long.class,
                                usagePoint))
                .isEqualTo(1);
    }

    @Test
    void aLateReadingIsToldApartFromAFreshOne() {
        store(false, reading(now, 3, now), reading(now.minus(Duration.ofDays(3)), 1, now));
        assertThat(
                        database.queryForObject(
                                "select count(*) || ' ' || max(t.last - t.first) from reading_change cross join"
                                        + " unnest(usage_point_ids, first_measured_at,"
                                        + "        last_measured_at) as t (id, first, last)"
                                        + " where id = ?",
                                String.class,
                                usagePoint))
                .isEqualTo("2 00:00:00");
    }

    @Test
    void theNumbersOfAMeterAreRememberedFromOneBatchToTheNext() {
        assertThat(settle(1, 1, 2, 5)).isEqualTo(Sequence.of(1, "{[1,3),[5,6)}"));
        assertThat(settle(1, 4, 3)).isEqualTo(Sequence.of(1, "{[1,6)}"));
        assertThat(settle(2, 7)).isEqualTo(Sequence.of(2, "{[7,8)}"));
        assertThat(settle(1, 9)).isEqualTo(Sequence.of(2, "{[7,8)}"));
    }

    @Test
    void aMeterWithTooManyGapsKeepsItsFirstStretchAndItsLast() {
        settle(1, LongStream.range(0, 200).map(n -> 1 + 2 * n).toArray());
        var sequence = settle(1, 1001);
        assertThat(sequence.stretches()).isEqualTo(65);
        assertThat(sequence.base()).isEqualTo(1);
    }

    private Sequence settle(long boot, long... numbers) {
        var batch = new ReadingBatch(32);
        var sender = new InetSocketAddress(1);
        batch.owe(new Receipt(usagePoint, boot, 0, new long[0], numbers, 100, sender));
        var sequence = store.store(batch, false).sequences().get(usagePoint);
        return Objects.requireNonNull(sequence);
    }

    private List<Long> stored() {
        return database.queryForList(
                "select register_wh from meter_reading where usage_point_id = ? order by measured_at",
                Long.class,
                usagePoint);
    }

    private record Given(Instant measuredAt, long wattHours, Instant receivedAt, int decivolts) {

        Given at(int itsDecivolts) {
            return new Given(measuredAt, wattHours, receivedAt, itsDecivolts);
        }
    }

    private static Given reading(Instant measuredAt, long wattHours, Instant receivedAt) {
        return new Given(measuredAt, wattHours, receivedAt, -1);
    }

    private String store(boolean retried, Given... readings) {
        var batch = new ReadingBatch(readings.length);
        for (var reading : readings) {
            batch.add(
                    usagePoint,
                    micros(reading.measuredAt()),
                    reading.wattHours(),
                    micros(reading.receivedAt()),
                    (short) reading.decivolts());
        }
        return store.store(batch, retried).outcome().toString();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
