package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL is killed under load and comes back: every reading is stored or counted, and no
/// service is started again.
class DatabaseAwayTests {

    private static final int RATE = 5_000;
    private static final int TOTAL = 20 * RATE;

    @TempDir Path data;

    @Test
    void aKilledDatabaseLosesNothingThatIsNotCounted() throws Exception {
        try (var stack = Stack.start(data, Ports.free(), "--no-simulator")) {
            var ingest = stack.process("ingest");
            var billing = stack.process("billing");
            var simulator = load(stack);
            await().until(() -> stored(stack) > RATE);
            stack.postmaster().destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !stack.ingest().isReady());
            await().atMost(Duration.ofSeconds(60)).until(() -> stack.ingest().isReady());
            assertThat(simulator.waitFor(180, TimeUnit.SECONDS)).isTrue();
            everyReadingIsStoredOrCounted(stack);
            assertThat(ingest.isAlive()).isTrue();
            assertThat(billing.isAlive()).isTrue();
            assertThat(stack.post("/gerar-fatura", "{\"matricula\":\"1000001\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    private Process load(Stack stack) throws Exception {
        return stack.simulate(
                data.resolve("simulator.out"),
                "--meters=1000",
                "--register",
                "--rate=" + RATE,
                "--total=" + TOTAL,
                "--seed=7",
                "--report=" + data.resolve("report.json"));
    }

    private void everyReadingIsStoredOrCounted(Stack stack) throws Exception {
        var sent = Stack.json(Files.readString(data.resolve("report.json"))).path("sent").asLong();
        assertThat(sent).isEqualTo(TOTAL);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    var counts = stack.ingest().counts();
                    assertThat(counts.waiting()).isZero();
                    assertThat(stored(stack) + counts.unstored()).isEqualTo(sent);
                    assertThat(stored(stack)).isEqualTo(counts.stored());
                    assertThat(counts.close()).as("%s", counts).isTrue();
                });
    }

    private static long stored(Stack stack) throws Exception {
        return stack.query("select count(*) from meter_reading where source = 1");
    }
}
