package io.contaluz.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramDecoderTests {

    private static final String PLAIN =
            "{\"matricula\":\"1000001\",\"consumo_atual\":1234,"
                    + "\"data_hora\":\"22-11-2026 10:11:12\"}";

    private static final String MANY =
            "{\"matricula\":\"1000001\",\"boot\":3,\"leituras\":["
                    + "{\"consumo_atual\":1234.5,\"data_hora\":\"2026-11-22T13:00:00Z\",\"seq\":17},"
                    + "{\"consumo_atual\":1234.6,\"data_hora\":\"2026-11-22T13:15:00Z\",\"seq\":18}]}";

    private static final String SIGNED =
            "{\"matricula\":\"1000001\",\"consumo_atual\":1234,"
                    + "\"data_hora\":\"22-11-2026 10:11:12\",\"seq\":1,\"boot\":2,\"kid\":\"a.1\","
                    + "\"mac\":\"abababababababababababababababababababababababababababababababab\"}";

    /// The bytes alone do not give these, or not in a line of a file.
    private static final Set<DatagramRejection> BEYOND_A_LINE =
            EnumSet.of(
                    DatagramRejection.TOO_LONG,
                    DatagramRejection.UNKNOWN_KID,
                    DatagramRejection.WRONG_MAC,
                    DatagramRejection.MAC_REQUIRED,
                    DatagramRejection.OUR_CLOCK);

    private final DatagramDecoder decoder = new DatagramDecoder();

    static List<Vector> vectors() {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsTheGoldenVectors(Vector vector) {
        assertThat(outcome(vector.datagram())).isEqualTo(vector.outcome());
        if (vector.outcome().equals("ok")) {
            assertThat(told())
                    .containsExactly(vector.matricula(), vector.wattHours(), vector.dataHora());
        }
    }

    @Test
    void thereAreVectorsForEveryReasonThatTheBytesAloneGive() {
        assertThat(Vector.all())
                .extracting(Vector::outcome)
                .contains(
                        Arrays.stream(DatagramRejection.values())
                                .filter(reason -> !BEYOND_A_LINE.contains(reason))
                                .map(DatagramRejection::label)
                                .toArray(String[]::new));
    }

    @Test
    void takes2048BytesAndNoMore() {
        var longest = PLAIN + " ".repeat(2048 - PLAIN.length());
        assertThat(outcome(bytes(longest))).isEqualTo("ok");
        assertThat(outcome(bytes(longest + " "))).isEqualTo("too_long");
    }

    @Test
    void readsNoFurtherThanTheDatagramsLength() {
        var buffer = bytes("}" + PLAIN + "}");
        assertThat(decoder.decode(buffer, 1, PLAIN.length())).isNull();
    }

    @Test
    void aDatagramThatIsCutAnywhereIsRejected() {
        for (int length = 0; length < PLAIN.length(); length++) {
            assertThat(decoder.decode(bytes(PLAIN), 0, length)).isNotNull();
        }
    }

    @Test
    void everyDepthBeyondTheLimitIsTooDeepAndNoneOverflowsTheStack() {
        assertThat(outcome(bytes(nested(7)))).isEqualTo("ok");
        assertThat(outcome(bytes(nested(8)))).isEqualTo("too_deep");
        assertThat(outcome(bytes("{\"x\":" + "[".repeat(2000)))).isEqualTo("too_deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, MANY, SIGNED})
    void whateverTheBytesAreItAnswers(String text) {
        var random = new Random(20261122);
        int good = 0;
        for (int i = 0; i < 100_000; i++) {
            var bytes = bytes(text);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            good += decoder.decode(bytes, 0, bytes.length) == null ? 1 : 0;
        }
        assertThat(good).isBetween(10_000, 90_000);
    }

    @Test
    void aPlainDatagramHoldsOneReadingWithoutANumber() {
        assertThat(outcome(bytes(PLAIN))).isEqualTo("ok");
        assertThat(decoder.datagram().size()).isEqualTo(1);
        assertThat(decoder.datagram().isNumbered()).isFalse();
        assertThat(decoder.datagram().kid()).isNull();
    }

    @Test
    void aDatagramMayHoldManyNumberedReadings() {
        assertThat(outcome(bytes(MANY))).isEqualTo("ok");
        var datagram = decoder.datagram();
        assertThat(datagram.size()).isEqualTo(2);
        assertThat(datagram.isNumbered()).isTrue();
        assertThat(datagram.boot()).isEqualTo(3);
        assertThat(datagram.seq(0)).isEqualTo(17);
        assertThat(datagram.seq(1)).isEqualTo(18);
        assertThat(datagram.register(1)).isEqualTo(1_234_600);
    }

    @Test
    void aReadingMayComeWithAVoltage() {
        assertThat(outcome(bytes(PLAIN.replace("}", ",\"tensao\":126.8}")))).isEqualTo("ok");
        assertThat(decoder.datagram().decivolts(0)).isEqualTo((short) 1268);
        assertThat(outcome(bytes(MANY.replace("\"seq\":18", "\"seq\":18,\"tensao\":0"))))
                .isEqualTo("ok");
        assertThat(decoder.datagram().decivolts(0)).isNegative();
        assertThat(decoder.datagram().decivolts(1)).isZero();
        assertThat(outcome(bytes(PLAIN))).isEqualTo("ok");
        assertThat(decoder.datagram().decivolts(0)).isNegative();
    }

    @Test
    void takes32ReadingsAndNoMore() {
        assertThat(outcome(bytes(leituras(32)))).isEqualTo("ok");
        assertThat(decoder.datagram().size()).isEqualTo(32);
        assertThat(outcome(bytes(leituras(33)))).isEqualTo("bad_leituras");
    }

    @Test
    void aMacSignsTheBytesBeforeIt() {
        assertThat(outcome(bytes(SIGNED))).isEqualTo("ok");
        var datagram = decoder.datagram();
        assertThat(datagram.kid()).isEqualTo("a.1");
        assertThat(datagram.signedLength()).isEqualTo(SIGNED.indexOf(",\"mac\""));
        assertThat(datagram.mac()).containsOnly((byte) 0xab);
    }

    @Test
    void whatOneDatagramSaidIsForgottenAtTheNext() {
        assertThat(outcome(bytes(SIGNED))).isEqualTo("ok");
        assertThat(outcome(bytes(MANY))).isEqualTo("ok");
        assertThat(outcome(bytes(PLAIN))).isEqualTo("ok");
        assertThat(decoder.datagram().size()).isEqualTo(1);
        assertThat(decoder.datagram().isNumbered()).isFalse();
        assertThat(decoder.datagram().boot()).isZero();
        assertThat(decoder.datagram().kid()).isNull();
    }

    private static String leituras(int readings) {
        var reading = "{\"consumo_atual\":1,\"data_hora\":\"22-11-2026 10:11:12\"},";
        var all = reading.repeat(readings);
        return "{\"matricula\":\"1\",\"leituras\":[" + all.substring(0, all.length() - 1) + "]}";
    }

    private static String nested(int arrays) {
        return "{\"x\":" + "[".repeat(arrays) + "]".repeat(arrays) + "," + PLAIN.substring(1);
    }

    /// `ok`, or the reason.
    private String outcome(byte[] bytes) {
        var rejection = decoder.decode(bytes, 0, bytes.length);
        return rejection == null ? "ok" : rejection.label();
    }

    private List<String> told() {
        var datagram = decoder.datagram();
        var instant = Instant.EPOCH.plus(datagram.time(0), ChronoUnit.MICROS);
        var local =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC);
        return List.of(
                datagram.matriculaText(),
                Long.toString(datagram.register(0)),
                datagram.isLocal(0) ? local.format(instant) : instant.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
