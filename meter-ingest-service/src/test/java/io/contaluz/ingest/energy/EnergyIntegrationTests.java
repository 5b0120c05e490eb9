package io.contaluz.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.db.testing.PostgresForTests;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What is in the tables is what follows from all readings at once, whatever the order in which
/// they came and however often the energy has followed in between.
@SpringBootTest(
        properties = {
            "contaluz.udp.port=0",
            "contaluz.udp.warm-up=false",
            "contaluz.spool.limit=0",
            "contaluz.energy.enabled=false"
        },
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(PostgresForTests.class)
class EnergyIntegrationTests {

    private static final long MINUTE = 60_000_000L;

    /// 2026-09-21T14:00:00Z.
    private static final long TWO = 1_790_000_000_000_000L - 800_000_000L;

    private static int usagePoints = 0;

    @Autowired EnergyWorker energy;
    @Autowired EnergyLag lag;
    @Autowired JdbcTemplate database;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.flyway.user}")
    String owner;

    @Value("${spring.flyway.password}")
    String password;

    private JdbcTemplate asOwner;
    private final int usagePoint = ++usagePoints;

    @BeforeEach
    void makeTheMonths() {
        asOwner = new JdbcTemplate(new DriverManagerDataSource(url, owner, password));
        for (var month : List.of("2026-09-15", "2026-10-15", "2026-11-15")) {
            database.queryForObject(
                    "select ensure_reading_month(?::timestamptz)", Boolean.class, month);
        }
        register(usagePoint);
    }

    @Test
    void aReadingBetweenTwoTakesTheirEstimateApart() {
        storeHere(Map.of(TWO + 10 * MINUTE, 1_000L, TWO + 50 * MINUTE, 5_000L));
        follow();
        assertThat(slots(usagePoint).values())
                .containsExactly(
                        slice(500, true), slice(1_500, true), slice(1_500, true), slice(500, true));
        storeHere(Map.of(TWO + 30 * MINUTE, 4_000L));
        follow();
        assertThat(slots(usagePoint).values())
                .containsExactly(
                        slice(750, true), slice(2_250, true), slice(750, true), slice(250, true));
    }

    @Test
    void whatWasLeftOutCountsOnceItsFallIsExplained() {
        storeHere(
                new TreeMap<>(Map.of(TWO, 9_000_000L, TWO + MINUTE, 100L, TWO + 2 * MINUTE, 300L)));
        follow();
        assertThat(total(usagePoint)).isZero();
        asOwner.update(
                "insert into meter_installation (usage_point_id, serial, valid_from, valid_to,"
                        + " initial_wh, final_wh) values"
                        + " (?, 'old', '2026-09-01', to_timestamp(?), 0, 9000005),"
                        + " (?, 'new', to_timestamp(?), null, 60, null)",
                usagePoint,
                (TWO + MINUTE) / 1e6,
                usagePoint,
                (TWO + MINUTE) / 1e6);
        note("-infinity", "infinity");
        follow();
        assertThat(total(usagePoint)).isEqualTo(5 + 240);
        assertThat(count("select count(*) from register_fall where usage_point_id = " + usagePoint))
                .isZero();
    }

    @Test
    void aReplacedReadingTakesTheEnergyWithIt() {
        storeHere(
                new TreeMap<>(
                        Map.of(TWO, 1_000L, TWO + MINUTE, 8_000L, TWO + 20 * MINUTE, 9_000L)));
        follow();
        asOwner.update(
                "update meter_reading set register_wh = 700 where usage_point_id = ?"
                        + " and register_wh = 9000",
                usagePoint);
        note(stamp(TWO + 20 * MINUTE), stamp(TWO + 20 * MINUTE));
        follow();
        assertThat(total(usagePoint)).isEqualTo(7_000);
        assertThat(slots(usagePoint).lastKey()).isEqualTo(TWO);
    }

    @Test
    void oneUsagePointThatCannotBeToldStopsNoOther() {
        int poisoned = ++usagePoints;
        register(poisoned);
        asOwner.update(
                "insert into meter_installation (usage_point_id, serial, valid_from, multiplier,"
                        + " initial_wh) values (?, 'x', '2026-09-01', 1000000, 0)",
                poisoned);
        store(poisoned, Map.of(TWO, 0L, TWO + MINUTE, Long.MAX_VALUE));
        storeHere(Map.of(TWO, 0L, TWO + MINUTE, 3L));
        follow();
        assertThat(total(usagePoint)).isEqualTo(3);
        assertThat(count("select count(*) from reading_change")).isZero();
        assertThat(count("select count(*) from energy_failure where usage_point_id = " + poisoned))
                .isEqualTo(1);
        lag.look(database);
        assertThat(lag.snapshot()).containsEntry("failed", 1L);
        asOwner.update(
                "update meter_installation set multiplier = 1 where usage_point_id = ?", poisoned);
        asOwner.update("update energy_failure set failed_at = now() - interval '2 hours'");
        follow();
        assertThat(total(poisoned)).isEqualTo(Long.MAX_VALUE);
        assertThat(count("select count(*) from energy_failure")).isZero();
    }

    @Test
    void aRowThatTheDatabaseRefusesIsFoundAndSetAside() {
        asOwner.update("alter table energy_progress add constraint refused check (good_wh <> 666)");
        int refused = ++usagePoints;
        register(refused);
        store(refused, Map.of(TWO, 600L, TWO + MINUTE, 666L));
        storeHere(Map.of(TWO, 0L, TWO + MINUTE, 3L));
        follow();
        asOwner.update("alter table energy_progress drop constraint refused");
        assertThat(total(usagePoint)).isEqualTo(3);
        assertThat(slots(refused)).isEmpty();
        assertThat(asOwner.update("delete from energy_failure where usage_point_id = ?", refused))
                .isEqualTo(1);
    }

    @Test
    void aProcessThatFindsAnotherAtItLeavesItAlone() throws Exception {
        storeHere(Map.of(TWO, 0L, TWO + MINUTE, 3L));
        try (var connection = Objects.requireNonNull(asOwner.getDataSource()).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('energy'))");
            assertThat(energy.passAlone()).isFalse();
            // A closed connection gives the lock back only once the database has noticed.
            statement.execute("select pg_advisory_unlock(hashtext('energy'))");
        }
        assertThat(slots(usagePoint)).isEmpty();
        follow();
        assertThat(total(usagePoint)).isEqualTo(3);
    }

    @Test
    void aMonthThatHasLeftIsNotMadeAgain() {
        storeHere(Map.of(TWO, 0L));
        follow();
        asOwner.execute("alter table energy_day detach partition energy_day_2026_10");
        asOwner.execute("alter table energy_day_2026_10 set schema retired");
        asOwner.execute("alter table meter_reading detach partition meter_reading_2026_10");
        asOwner.execute("alter table meter_reading_2026_10 set schema retired");
        try {
            storeHere(Map.of(TWO + 60 * 24 * 60 * MINUTE, 60L * 96));
            follow();
            assertThat(slots(usagePoint)).hasSize((60 - 31) * 96);
        } finally {
            asOwner.execute("alter table retired.energy_day_2026_10 set schema public");
            asOwner.execute("alter table retired.meter_reading_2026_10 set schema public");
            asOwner.execute(
                    "alter table energy_day attach partition energy_day_2026_10"
                            + " for values from ('2026-10-01') to ('2026-11-01')");
            asOwner.execute(
                    "alter table meter_reading attach partition meter_reading_2026_10"
                            + " for values from ('2026-10-01Z') to ('2026-11-01Z')");
        }
    }

    @Test
    void whateverTheOrderTheEnergyIsThatOfAllReadingsAtOnce() {
        for (int round = 0; round < 4; round++) {
            long seed = round;
            var random = new Random(seed);
            var histories = new TreeMap<Integer, UsagePointHistory>();
            for (int i = 0; i < 60; i++) {
                int id = ++usagePoints;
                var history = UsagePointHistory.random(random, 60);
                register(id);
                history.stays().forEach(stay -> install(id, stay));
                histories.put(id, history);
            }
            storeInAnyOrder(histories, random);
            histories.forEach((id, history) -> assertFollows(id, history, seed));
        }
    }

    private void storeInAnyOrder(Map<Integer, UsagePointHistory> histories, Random random) {
        record Given(int id, long at, long register) {}
        var all = new ArrayList<Given>();
        histories.forEach((id, history) ->
                history.readings().forEach((at, wh) -> all.add(new Given(id, at, wh))));
        all.sort(Comparator.comparingLong(Given::at));
        // Some rounds mostly in order, some not at all.
        int reach = random.nextBoolean() ? 40 : all.size();
        for (int from = 0; from < all.size(); from += reach) {
            Collections.shuffle(all.subList(from, Math.min(all.size(), from + reach)), random);
        }
        int from = 0;
        while (from < all.size()) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(150));
            var batch = new LinkedHashMap<Integer, Map<Long, Long>>();
            all.subList(from, to)
                    .forEach(given ->
                            batch.computeIfAbsent(given.id, id -> new TreeMap<>())
                                    .put(given.at, given.register));
            store(batch);
            if (random.nextInt(3) == 0) {
                follow();
            }
            from = to;
        }
        follow();
    }

    private void assertFollows(int id, UsagePointHistory history, long seed) {
        var byDefinition = EnergyByDefinition.of(history.readings(), history.stays());
        assertThat(slots(id))
                .as("seed %s, usage point %s", seed, id)
                .isEqualTo(byDefinition.slots());
        assertThat(total(id)).as("seed %s", seed).isEqualTo(byDefinition.total());
    }

    private void follow() {
        while (energy.passAlone()) {
            // Each time there was something.
        }
    }

    private void register(int id) {
        asOwner.update(
                "insert into usage_point (usage_point_id, matricula, distributor_id)"
                        + " values (?, ?, 1)",
                id,
                "m" + id);
    }

    private void install(int id, Stay stay) {
        boolean lasts = stay.to() == Long.MAX_VALUE;
        asOwner.update(
                "insert into meter_installation (usage_point_id, serial, valid_from, valid_to,"
                        + " register_digits, multiplier, initial_wh, final_wh)"
                        + " values (?, 'x', ?::timestamptz, ?::timestamptz, 4, ?, ?, ?)",
                id,
                stamp(stay.from()),
                lasts ? null : stamp(stay.to()),
                stay.multiplier(),
                stay.initial(),
                lasts ? null : stay.last());
    }

    private void storeHere(Map<Long, Long> readings) {
        store(usagePoint, readings);
    }

    private void store(int id, Map<Long, Long> readings) {
        store(Map.of(id, readings));
    }

    /// As a transaction of the store does.
    private void store(Map<Integer, Map<Long, Long>> batch) {
        var rows = new ArrayList<long[]>();
        batch.forEach(
                (id, readings) -> readings.forEach((at, wh) -> rows.add(new long[] {id, at, wh})));
        var usagePoints = rows.stream().mapToLong(row -> row[0]).toArray();
        var times = rows.stream().mapToLong(row -> row[1]).toArray();
        database.update(
                "insert into meter_reading select u, 0,"
                        + " timestamptz 'epoch' + m * interval '1 microsecond', w, now(), 1"
                        + " from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as i (u, m, w)",
                usagePoints,
                times,
                rows.stream().mapToLong(row -> row[2]).toArray());
        database.update(
                "insert into reading_change (usage_point_ids, first_measured_at, last_measured_at)"
                        + " select array_agg(u), array_agg(f), array_agg(l) from ("
                        + "   select u, min(at) as f, max(at) as l"
                        + "   from unnest(?::bigint[], ?::bigint[]) as i (u, m)"
                        + "   cross join lateral (select timestamptz 'epoch'"
                        + "                              + m * interval '1 microsecond') as t (at)"
                        + "   group by u) as touched",
                usagePoints,
                times);
    }

    private void note(String first, String last) {
        note(usagePoint, first, last);
    }

    private void note(int id, String first, String last) {
        database.update(
                "insert into reading_change (usage_point_ids, first_measured_at, last_measured_at)"
                        + " values (array[?], array[?::timestamptz], array[?::timestamptz])",
                id,
                first,
                last);
    }

    private static String stamp(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private SortedMap<Long, EnergyByDefinition.Slice> slots(int id) {
        var slots = new TreeMap<Long, EnergyByDefinition.Slice>();
        database.query(
                "select (extract(epoch from day) * 1000000)::bigint + (n - 1) * 900000000, wh,"
                        + " get_bit(estimated, n::int - 1)"
                        + " from energy_day cross join unnest(energy_wh) with ordinality as s (wh, n)"
                        + " where usage_point_id = ? and wh is not null",
                row -> {
                    slots.put(row.getLong(1), slice(row.getLong(2), row.getInt(3) == 1));
                },
                id);
        return slots;
    }

    private static EnergyByDefinition.Slice slice(long wattHours, boolean estimated) {
        return new EnergyByDefinition.Slice(wattHours, estimated);
    }

    private long total(int id) {
        return slots(id).values().stream().mapToLong(EnergyByDefinition.Slice::wattHours).sum();
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.queryForObject(sql, Long.class));
    }
}
