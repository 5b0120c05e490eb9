package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Counts;
import io.contaluz.systemtests.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database is away for longer than the buffer in memory lasts.
@Tag("fault")
class SpoolTests {

    private static final int RATE = Integer.getInteger("contaluz.fault.rate", 30_000);
    private static final int SPOOLED = 8 * RATE;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// A buffer that is full after a second.
    private static final Map<String, String> SMALL_BUFFER =
            Map.of("CONTALUZ_INTAKE_BUFFER", "" + RATE, "CONTALUZ_INTAKE_BATCH", "1000");

    private static final Map<String, String> SMALL_SPOOL =
            Map.of(
                    "CONTALUZ_INTAKE_BUFFER", "" + RATE,
                    "CONTALUZ_INTAKE_BATCH", "1000",
                    "CONTALUZ_SPOOL_LIMIT", "1MB");

    @TempDir Path folder;

    @Test
    void liveReadingsAreStoredWhileTheSpoolDrains() throws Exception {
        try (var stack = IngestStack.start(folder, Load.METERS, SMALL_BUFFER);
                var load = Load.on(stack, RATE)) {
            stack.database().stop();
            await().atMost(MINUTE).until(() -> spooled(stack) > SPOOLED);
            stack.database().start();
            var back = Instant.now();
            load.isTakenAgain();
            load.end();
            assertThat(spooledAfterALiveOne(stack.database().sql(), back)).isPositive();
        }
    }

    @Test
    void theSpoolOutlivesAKillOfIngestAndDrainsInItsOrder() throws Exception {
        try (var stack = IngestStack.start(folder, Load.METERS, SMALL_BUFFER)) {
            var before = spoolOfAnOutage(stack);
            stack.ingest().kill();
            stack.database().start();
            stack.ingest().start();
            stack.awaitReady();
            var spooled = before.at("/readings/waiting/spool");
            assertThat(stack.actuator().counts().at("/readings/resumed")).isEqualTo(spooled);
            await().atMost(MINUTE).until(() -> stack.actuator().counts().waiting() == 0);
            var after = stack.actuator().counts();
            assertThat(after.close()).isTrue();
            // A meter without an answer sends its reading again, and the spool has it twice.
            assertThat(after.stored() + after.at("/readings/duplicate")).isEqualTo(spooled);
            // A commit that the outage left unanswered: its batch waited in memory, and is stored.
            assertThat(stack.stored() - before.stored() - after.stored())
                    .isBetween(0L, before.at("/readings/waiting/buffer"));
            assertThat(batchesOutOfOrder(stack.database().sql())).isZero();
        }
    }

    @Test
    void aFullSpoolCostsNoMoreThanWhatIsCounted() throws Exception {
        try (var stack = IngestStack.start(folder, Load.METERS, SMALL_SPOOL);
                var load = Load.on(stack, RATE)) {
            stack.database().stop();
            await().atMost(MINUTE)
                    .until(() ->
                            stack.actuator().counts().at("/readings/dropped/spool_full") > RATE);
            assertThat(stack.actuator().isAlive()).isTrue();
            assertThat(stack.actuator().isReady()).isFalse();
            stack.database().start();
            load.isTakenAgain();
            load.end();
        }
    }

    /// Answers what ingest counts when the load has ended, and the database is away.
    private static Counts spoolOfAnOutage(IngestStack stack) throws Exception {
        try (var load = Load.on(stack, RATE)) {
            stack.database().stop();
            await().atMost(MINUTE).until(() -> spooled(stack) > SPOOLED);
            assertThat(load.fleet().isAlive()).isTrue();
        }
        await().atMost(MINUTE).until(() -> stack.actuator().counts().close());
        return stack.actuator().counts();
    }

    private static long spooled(IngestStack stack) throws Exception {
        return stack.actuator().counts().at("/readings/waiting/spool");
    }

    /// Readings from before the database was back that were committed after one from since then:
    /// what waits in the buffer goes first, so these waited in the spool.
    private static long spooledAfterALiveOne(Sql sql, Instant back) throws SQLException {
        return sql.number(
                """
                select count(*) from meter_reading
                where received_at < '%1$s' and xmin::text::bigint > (
                    select min(xmin::text::bigint) from meter_reading where received_at > '%1$s')
                """
                        .formatted(back));
    }

    /// Batches that were committed after one of later readings: a batch is a transaction, and in
    /// the order of their numbers nothing may have been received before what came before.
    private static long batchesOutOfOrder(Sql sql) throws SQLException {
        return sql.number(
                """
                select count(*) from (
                    select min(received_at) as first,
                           lag(max(received_at)) over (order by xmin::text::bigint) as before
                    from meter_reading group by xmin::text::bigint) batch
                where first < before
                """);
    }
}
