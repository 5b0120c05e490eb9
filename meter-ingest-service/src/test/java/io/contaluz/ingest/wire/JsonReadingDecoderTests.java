package io.contaluz.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.reading.MeasuredAt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReadingDecoderTests {

    private static final String PLAIN =
            "{\"matricula\":\"1000001\",\"consumo_atual\":1234,"
                    + "\"data_hora\":\"22-11-2026 10:11:12\"}";

    private final ReadingDecoder decoder = new JsonReadingDecoder();

    static List<Vector> vectors() {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsTheGoldenVectors(Vector vector) {
        var decoded = decode(vector.datagram());
        if (vector.outcome().equals("ok")) {
            assertThat(told((Decoded.Accepted) decoded))
                    .containsExactly(vector.matricula(), vector.wattHours(), vector.dataHora());
        } else {
            assertThat(reason(decoded)).isEqualTo(vector.outcome());
        }
    }

    @Test
    void thereAreVectorsForEveryReasonButTheLongest() {
        assertThat(Vector.all())
                .extracting(Vector::outcome)
                .contains(
                        Arrays.stream(DatagramRejection.values())
                                .filter(reason -> reason != DatagramRejection.TOO_LONG)
                                .map(DatagramRejection::label)
                                .toArray(String[]::new));
    }

    @Test
    void takes2048BytesAndNoMore() {
        var longest = PLAIN + " ".repeat(2048 - PLAIN.length());
        assertThat(decode(bytes(longest))).isInstanceOf(Decoded.Accepted.class);
        assertThat(reason(decode(bytes(longest + " ")))).isEqualTo("too_long");
    }

    @Test
    void readsNoFurtherThanTheDatagramsLength() {
        var buffer = bytes(PLAIN + "}");
        assertThat(decoder.decode(buffer, PLAIN.length())).isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void aDatagramThatIsCutAnywhereIsRejected() {
        for (int length = 0; length < PLAIN.length(); length++) {
            assertThat(decoder.decode(bytes(PLAIN), length)).isInstanceOf(Decoded.Rejected.class);
        }
    }

    @Test
    void everyDepthBeyondTheLimitIsTooDeepAndNoneOverflowsTheStack() {
        assertThat(decode(bytes(nested(7)))).isInstanceOf(Decoded.Accepted.class);
        assertThat(reason(decode(bytes(nested(8))))).isEqualTo("too_deep");
        assertThat(reason(decode(bytes("{\"x\":" + "[".repeat(2000))))).isEqualTo("too_deep");
    }

    @Test
    void whateverTheBytesAreItAnswers() {
        var random = new Random(20261122);
        for (int i = 0; i < 200_000; i++) {
            var bytes = bytes(PLAIN);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(decoder.decode(bytes, random.nextInt(bytes.length + 1))).isNotNull();
        }
    }

    private static String nested(int arrays) {
        return "{\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "," + PLAIN.substring(1);
    }

    private Decoded decode(byte[] bytes) {
        return decoder.decode(bytes, bytes.length);
    }

    private static String reason(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        return ((Decoded.Rejected) decoded).reason().label();
    }

    private static List<String> told(Decoded.Accepted accepted) {
        var time =
                switch (accepted.measuredAt()) {
                    case MeasuredAt.Local(var local) -> local.toString();
                    case MeasuredAt.Absolute(var instant) -> instant.toString();
                };
        // LocalDateTime leaves out seconds that are 0.
        var full = time.length() == 16 ? time + ":00" : time;
        return List.of(
                accepted.matricula().text(), Long.toString(accepted.register().value()), full);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
