package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock of ingest's machine is wrong, those of the meters and of the database are not.
///
/// Nothing is taken in by it: not stored, not answered, counted and kept as evidence. Meters that
/// number their readings send them again, and lose none.
@Tag("fault")
class ClockTests {

    private static final int METERS = 20;
    private static final int PER_SECOND = 500;
    private static final int ENOUGH = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir static Path folder;

    private static IngestStack stack;

    @BeforeAll
    static void start() throws IOException, SQLException {
        stack = IngestStack.start(folder, METERS, Map.of());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1h", "+1h", "+400d"})
    void aWrongOneRefusesTheReadingsOfNowAndCountsThemUntilItIsPutRight(String offset)
            throws Exception {
        restartAt(offset);
        long before = stack.stored();
        try (var meters = meters()) {
            await().atMost(PATIENCE).until(() -> refusedForOurClock() > ENOUGH);
            assertThat(meters.acknowledged()).isZero();
            assertThat(stack.stored()).isEqualTo(before);
            assertThat(stack.actuator().isReady()).isFalse();
            // They go on sending, so that some are between two counters.
            await().atMost(PATIENCE).until(() -> stack.actuator().counts().close());
            restartAt("+0d");
            await().atMost(PATIENCE).until(() -> meters.acknowledged() > ENOUGH);
            meters.finish(PATIENCE);
            assertThat(meters.refused()).isZero();
            meters.findTheirReadings(stack.database().sql());
            assertThat(stack.actuator().isReady()).isTrue();
        }
    }

    @Test
    void farAheadItThrowsNothingAwayThatIsNotOldYet() throws Exception {
        restartAt("+0d");
        long before = evidence();
        refuseOne();
        await().atMost(PATIENCE).until(() -> evidence() == before + 1);
        restartAt("+400d");
        refuseOne();
        await().atMost(PATIENCE).until(() -> evidence() == before + 2);
    }

    private static void restartAt(String offset) throws IOException {
        stack.ingest().stop();
        stack.ingest().startWith(FalseTime.environment(offset));
        await().atMost(PATIENCE).until(stack.actuator()::hasStarted);
    }

    private static long refusedForOurClock() throws IOException, InterruptedException {
        return stack.actuator().counts().at("/datagrams/rejected/our_clock");
    }

    /// Sends a reading of long ago.
    private static void refuseOne() throws IOException {
        stack.send(
                "{\"matricula\":\"2000001\",\"consumo_atual\":1,"
                        + "\"data_hora\":\"1999-01-01T00:00:00Z\"}");
    }

    private static AckingMeters meters() throws IOException {
        return AckingMeters.start(stack.address(), IngestStack.matriculas(0, METERS), PER_SECOND);
    }

    private static long evidence() throws SQLException {
        return stack.database().sql().number("select count(*) from rejected_datagram");
    }
}
