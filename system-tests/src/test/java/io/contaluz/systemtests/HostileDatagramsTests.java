package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever arrives on the UDP port is counted once, by reason, and the next good reading is stored
/// within a second.
@ExtendWith(SharedStack.class)
class HostileDatagramsTests {

    private static final String MATRICULA = "9000001";

    static Stream<Arguments> hostile() {
        var reading = Datagrams.reading(MATRICULA, "1");
        return Stream.of(
                Arguments.of("empty", new byte[0], "/datagrams/rejected/empty"),
                Arguments.of("binary", new byte[] {-1, -2, 0, 1}, "/datagrams/rejected/not_utf8"),
                Arguments.of("nearly 64 KiB", new byte[65_507], "/datagrams/rejected/too_long"),
                text("truncated", reading.substring(0, 40), "/datagrams/rejected/not_json"),
                text("nested", "{\"a\":" + "[".repeat(900), "/datagrams/rejected/too_deep"),
                text("twice", "{\"a\":1,\"a\":2}", "/datagrams/rejected/duplicate_key"),
                text("NaN", with("NaN"), "/datagrams/rejected/not_json"),
                text("endless scale", with("1e-30000000"), "/datagrams/rejected/bad_consumo"),
                text("too large", with("1e999"), "/datagrams/rejected/bad_consumo"),
                text("negative", with("-1"), "/datagrams/rejected/bad_consumo"),
                text("wrong type", with("\"12\""), "/datagrams/rejected/wrong_type"),
                text(
                        "control",
                        reading.replace("9000001", "9\u0007"),
                        "/datagrams/rejected/not_json"),
                text(
                        "future",
                        at(LocalDateTime.now(ZoneOffset.UTC).plusDays(3)),
                        "/readings/rejected/future"),
                text(
                        "ancient",
                        at(LocalDateTime.of(1999, 1, 1, 0, 0)),
                        "/readings/rejected/ancient"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isCountedByItsReasonAndHarmsNothing(
            String name, byte[] payload, String counter, Stack stack) throws Exception {
        stack.register(List.of(MATRICULA));
        var before = stack.counts();
        stack.datagram(payload);
        await().atMost(Duration.ofSeconds(2))
                .until(() ->
                        stack.counts().at(counter).asLong() == before.at(counter).asLong() + 1);
        assertThat(stack.counts().at("/datagrams/received").asLong())
                .isEqualTo(before.at("/datagrams/received").asLong() + 1);
        storesTheNextGoodReading(stack);
        assertThatTheSumsClose(stack);
    }

    @Test
    void anUnknownMatriculaWaitsUntilItIsRegistered(Stack stack) throws Exception {
        var matricula = "novo-" + System.nanoTime();
        var before = quarantined(stack);
        stack.datagram(Datagrams.reading(matricula, "77.5"));
        await().until(() -> quarantined(stack) == before + 1);
        stack.register(List.of(matricula));
        await().atMost(Duration.ofSeconds(2)).until(() -> readings(stack, matricula) == 1);
        await().atMost(Duration.ofSeconds(2)).until(() -> quarantined(stack) == before);
        assertThatTheSumsClose(stack);
    }

    @Test
    @Tag("fuzz")
    void aMinuteOfGarbageIsCountedToTheLastDatagram(Stack stack) throws Exception {
        stack.register(List.of(MATRICULA));
        var seed = System.nanoTime();
        var random = new Random(seed);
        var before = stack.counts().at("/datagrams/received").asLong();
        var kernel = stack.counts().at("/datagrams/kernel_dropped").asLong();
        int sent = 0;
        for (var end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; sent++) {
            stack.datagram(mutated(random));
        }
        long all = before + sent;
        await().untilAsserted(() ->
                assertThat(
                                stack.counts().at("/datagrams/received").asLong()
                                        + stack.counts().at("/datagrams/kernel_dropped").asLong()
                                        - kernel)
                        .as("seed %d", seed)
                        .isEqualTo(all));
        storesTheNextGoodReading(stack);
        assertThatTheSumsClose(stack);
    }

    private static byte[] mutated(Random random) {
        var bytes =
                Datagrams.reading(MATRICULA, Integer.toString(random.nextInt(1 << 30)))
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static void storesTheNextGoodReading(Stack stack) throws Exception {
        var matricula = "bom-" + System.nanoTime();
        stack.register(List.of(matricula));
        stack.datagram(Datagrams.reading(matricula, "10"));
        await().atMost(Duration.ofSeconds(1)).until(() -> readings(stack, matricula) == 1);
    }

    private static void assertThatTheSumsClose(Stack stack) {
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> {
                    var residual = stack.counts().path("residual");
                    assertThat(residual.path("datagrams").asLong(-1)).isZero();
                    assertThat(residual.path("readings").asLong(-1)).isZero();
                });
    }

    private static long quarantined(Stack stack) throws Exception {
        return stack.counts().at("/readings/waiting/quarantine").asLong();
    }

    private static long readings(Stack stack, String matricula) throws Exception {
        return stack.query(
                "select count(*) from meter_reading join usage_point using (usage_point_id)"
                        + " where matricula = '%s'".formatted(matricula));
    }

    private static String with(String consumo) {
        return Datagrams.reading(MATRICULA, consumo);
    }

    private static String at(LocalDateTime time) {
        return Datagrams.reading(MATRICULA, "1", time);
    }

    private static Arguments text(String name, String payload, String counter) {
        return Arguments.of(name, payload.getBytes(StandardCharsets.UTF_8), counter);
    }
}
