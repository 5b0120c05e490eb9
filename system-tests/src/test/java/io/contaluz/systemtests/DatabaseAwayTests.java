package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// PostgreSQL is killed under load and comes back: every reading is stored or counted, and no
/// service is started again.
class DatabaseAwayTests {

    @TempDir Path data;

    @Test
    void aKilledDatabaseLosesNothingThatIsNotCounted() throws Exception {
        killUnderLoad(1, 5_000);
    }

    @Test
    @Tag("fault")
    void norDoFiveKillsInARow() throws Exception {
        killUnderLoad(5, 10_000);
    }

    private void killUnderLoad(int kills, int rate) throws Exception {
        try (var stack = Stack.start(data, Ports.free(), "--no-simulator")) {
            var ingest = stack.process("ingest");
            var billing = stack.process("billing");
            var total = rate * (10 + 10 * kills);
            var simulator = load(stack, rate, total);
            await().until(() -> stored(stack) > rate);
            for (int kill = 0; kill < kills; kill++) {
                var postmaster = stack.postmaster();
                postmaster.destroyForcibly();
                await().atMost(Duration.ofSeconds(10)).until(() -> !ready(stack));
                await().atMost(Duration.ofSeconds(60)).until(() -> ready(stack));
            }
            assertThat(simulator.waitFor(180, TimeUnit.SECONDS)).isTrue();
            everyReadingIsStoredOrCounted(stack, total);
            assertThat(ingest.isAlive()).isTrue();
            assertThat(billing.isAlive()).isTrue();
            assertThat(stack.post("/gerar-fatura", "{\"matricula\":\"1000001\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    private Process load(Stack stack, int rate, int total) throws Exception {
        return stack.simulate(
                data.resolve("simulator.out"),
                "--meters=1000",
                "--register",
                "--rate=" + rate,
                "--total=" + total,
                "--seed=7",
                "--report=" + data.resolve("report.json"));
    }

    private void everyReadingIsStoredOrCounted(Stack stack, int total) throws Exception {
        var sent = Stack.json(Files.readString(data.resolve("report.json"))).path("sent").asLong();
        assertThat(sent).isEqualTo(total);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    var counts = stack.counts();
                    assertThat(counts.at("/readings/waiting/buffer").asLong()).isZero();
                    assertThat(stored(stack) + lost(counts)).isEqualTo(sent);
                    assertThat(stored(stack)).isEqualTo(counts.at("/readings/stored").asLong());
                    assertThat(counts.at("/residual/readings").asLong(-1)).isZero();
                });
    }

    private static long lost(JsonNode counts) {
        return counts.at("/datagrams/kernel_dropped").asLong()
                + sum(counts.at("/datagrams/dropped"))
                + sum(counts.at("/datagrams/rejected"))
                + counts.at("/readings/duplicate").asLong()
                + counts.at("/readings/conflict").asLong()
                + sum(counts.at("/readings/rejected"))
                + sum(counts.at("/readings/dropped"))
                + sum(counts.at("/readings/waiting"));
    }

    private static long sum(JsonNode counters) {
        return counters.valueStream().mapToLong(JsonNode::asLong).sum();
    }

    private static long stored(Stack stack) throws Exception {
        return stack.query("select count(*) from meter_reading where source = 1");
    }

    private static boolean ready(Stack stack) throws Exception {
        return stack.ingest("/actuator/health/readiness").statusCode() == 200;
    }
}
