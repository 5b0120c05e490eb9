package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A hostile fleet: what is stored, rolled up and counted is the truth that the simulator knows
/// beforehand. With `CONTALUZ_CHAOS_SEED` the first run is that of a seed, such as one that failed.
@ExtendWith(SharedStack.class)
class ChaosTests {

    private static final int SEEDS = 20;
    private static final int METERS = 60;
    private static final int FEW_READINGS = 12_000;
    private static final int MANY_READINGS = 30_000;
    private static final int RATE = 3_000;
    private static final long SEED_BOUND = 100_000_000_000L;
    // A run has matriculas that no other seed has: a seed is all that it takes to repeat it.
    private static final long MATRICULAS_A_SEED = 1_000;
    private static final long BATTERY = MATRICULAS_A_SEED / 2;
    // More meters with a course than usual, so that few of them meet all kinds.
    private static final String MIX = "all,dip=0.02,skew=0.03,rollover=0.2,exchange=0.2,silent=0.2";

    private static final String FOUND =
            """
            select matricula, stored.readings, rolled_up.wh, stored.first_at, stored.last_at
            from usage_point u
            cross join lateral (
                select count(*) as readings, min(measured_at) as first_at, max(measured_at) as last_at
                from meter_reading r where r.usage_point_id = u.usage_point_id) stored
            cross join lateral (
                select coalesce(sum(slot), 0) as wh
                from energy_day d cross join lateral unnest(d.energy_wh) slot
                where d.usage_point_id = u.usage_point_id) rolled_up
            where matricula = any(?) order by matricula
            """;

    @TempDir Path folder;

    @Test
    void whatIsStoredAndRolledUpIsTheTruth(Stack stack) throws Exception {
        run(stack, seed(), 1, FEW_READINGS);
    }

    @Test
    @Tag("fault")
    void andSoItIsForTwentySeeds(Stack stack) throws Exception {
        long seed = seed();
        for (int i = 0; i < SEEDS; i++) {
            run(stack, seed + i, BATTERY, MANY_READINGS);
        }
    }

    private static long seed() {
        var given = System.getenv("CONTALUZ_CHAOS_SEED");
        return given == null
                ? RandomGenerator.getDefault().nextLong(SEED_BOUND)
                : Long.parseLong(given);
    }

    private void run(Stack stack, long seed, long place, int readings) throws Exception {
        long firstMatricula = (SEED_BOUND + seed) * MATRICULAS_A_SEED + place;
        makeKnown(stack, firstMatricula);
        var before = stack.counts();
        var report = folder.resolve(seed + ".json");
        var truth = folder.resolve(seed + ".csv");
        var output = folder.resolve(seed + ".out");
        var simulator =
                stack.simulate(
                        output,
                        "--register",
                        "--meters=" + METERS,
                        "--first-matricula=" + firstMatricula,
                        "--start=" + start(),
                        "--interval=900",
                        "--speed=" + 900 * RATE / METERS,
                        "--total=" + readings,
                        "--chaos=" + MIX,
                        "--seed=" + seed,
                        "--truth=" + truth,
                        "--report=" + report);
        assertThat(simulator.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).as(Files.readString(output)).isZero();
        var told = Stack.json(Files.readString(report));
        assertThat(told.path("lost").asLong()).as("refused by the kernel").isZero();
        assertThat(told.path("chaos").valueStream().mapToLong(JsonNode::asLong))
                .as("seed %d: every kind happens", seed)
                .allMatch(count -> count > 0);
        settle(stack, before, told);
        assertThat(countedSince(before, stack.counts()))
                .as("seed %d", seed)
                .isEqualTo(expected(told.path("expected")));
        assertThat(found(stack, firstMatricula))
                .as("seed %d", seed)
                .isEqualTo(Files.readAllLines(truth).stream().skip(1).toList());
    }

    /// What comes before ingest knows its meter waits in the quarantine, and if it is forged it is
    /// refused for that later, under another name.
    private static void makeKnown(Stack stack, long firstMatricula) throws Exception {
        stack.register(List.of(matriculas(firstMatricula)));
        long registered = stack.query("select count(*) from usage_point");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stack.ingest().metric("contaluz.usage.points.known") == registered);
    }

    private static String[] matriculas(long first) {
        return LongStream.range(first, first + METERS)
                .mapToObj(Long::toString)
                .toArray(String[]::new);
    }

    /// Quarters of an hour over the end of a month.
    private static String start() {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .minusMonths(1)
                .minusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toString();
    }

    private static void settle(Stack stack, JsonNode before, JsonNode told) {
        long sent = told.path("sent").asLong();
        long received = before.at("/datagrams/received").asLong();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    var now = stack.counts();
                    assertThat(now.at("/datagrams/received").asLong() - received).isEqualTo(sent);
                    assertThat(now.at("/readings/waiting/buffer").asLong()).isZero();
                    assertThat(gained(before, now, "/readings/waiting/quarantine")).isZero();
                    assertThat(now.at("/residual/readings").asLong(-1)).isZero();
                    assertThat(stack.query("select count(*) from reading_change")).isZero();
                });
    }

    /// What the counters of ingest have gained.
    ///
    /// @param rejected datagrams and readings, whatever the reason
    private record Counted(long stored, long duplicate, long conflict, String rejected) {}

    private static Counted expected(JsonNode expected) {
        var reasons = new ArrayList<String>();
        expected.path("rejected")
                .propertyStream()
                .forEach(reason -> reasons.add(reason.getKey() + "=" + reason.getValue().asLong()));
        return new Counted(
                expected.path("stored").asLong(),
                expected.path("duplicate").asLong(),
                expected.path("conflict").asLong(),
                sorted(reasons));
    }

    private static Counted countedSince(JsonNode before, JsonNode now) {
        var reasons = new ArrayList<String>();
        for (var pointer : List.of("/datagrams/rejected", "/readings/rejected")) {
            now.at(pointer)
                    .propertyStream()
                    .forEach(reason -> {
                        var path = pointer + "/" + reason.getKey();
                        long gained = gained(before, now, path);
                        if (gained > 0) {
                            reasons.add(reason.getKey() + "=" + gained);
                        }
                    });
        }
        return new Counted(
                gained(before, now, "/readings/stored"),
                gained(before, now, "/readings/duplicate"),
                gained(before, now, "/readings/conflict"),
                sorted(reasons));
    }

    private static String sorted(List<String> reasons) {
        return String.join(" ", reasons.stream().sorted().toList());
    }

    private static long gained(JsonNode before, JsonNode now, String pointer) {
        return now.at(pointer).asLong() - before.at(pointer).asLong();
    }

    /// What the database holds of the meters, in the form of the truth.
    private static List<String> found(Stack stack, long firstMatricula) throws Exception {
        var lines = new ArrayList<String>();
        try (var connection =
                        DriverManager.getConnection(stack.sql().url(), "contaluz", "contaluz");
                var statement = connection.prepareStatement(FOUND)) {
            statement.setArray(1, connection.createArrayOf("text", matriculas(firstMatricula)));
            var rows = statement.executeQuery();
            while (rows.next()) {
                lines.add(
                        String.join(
                                ",",
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                time(rows.getObject(4, OffsetDateTime.class)),
                                time(rows.getObject(5, OffsetDateTime.class))));
            }
        }
        return lines;
    }

    private static String time(OffsetDateTime time) {
        return Objects.requireNonNull(time).toInstant().toString();
    }
}
