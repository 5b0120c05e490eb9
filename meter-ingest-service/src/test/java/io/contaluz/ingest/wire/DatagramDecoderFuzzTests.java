package io.contaluz.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays the golden vectors in every run; with `JAZZER_FUZZ=true` it fuzzes on from them.
class DatagramDecoderFuzzTests {

    private static final long HIGHEST_NUMBER = (1L << 53) - 1;
    private static final long HIGHEST_REGISTER = 999_999_999_999L;

    private static final String TIME = "\"22-11-2026 10:11:12\"";
    private static final String BEFORE_TIME =
            "{\"matricula\":\"1\",\"consumo_atual\":1,\"data_hora\":";
    private static final String AFTER_CONSUMO = ",\"data_hora\":" + TIME + "}";

    /// Where a few bytes make a whole datagram.
    private static final List<Frame> FRAMES =
            List.of(
                    new Frame(
                            "{\"matricula\":\"1\",\"consumo_atual\":",
                            AFTER_CONSUMO,
                            "0123456789.eE+-"),
                    new Frame("{\"matricula\":\"1\",\"consumo_atual\":", AFTER_CONSUMO, ""),
                    new Frame(BEFORE_TIME + "\"", "\"}", "0123456789-:.TZ +"),
                    new Frame(BEFORE_TIME + "\"2026-11-22T10:11:12", "\"}", "0123456789-:.Z+"),
                    new Frame(BEFORE_TIME + TIME + ",\"tensao\":", "}", "0123456789.eE+-"),
                    new Frame("{\"matricula\":", ",\"consumo_atual\":1" + AFTER_CONSUMO, ""),
                    new Frame("{\"matricula\":\"1\",\"leituras\":[", "]}", ""),
                    new Frame(BEFORE_TIME + TIME + ",", "}", ""),
                    new Frame(BEFORE_TIME + TIME + ",\"x\":", "}", ""));

    private static final List<String> PIECES =
            List.of(
                    "1234.567",
                    "22-11-2026 10:11:12",
                    "2026-11-22T10:11:12.123Z",
                    "\"A-1\"",
                    "{\"consumo_atual\":1,\"data_hora\":" + TIME + ",\"seq\":1}",
                    "\"seq\":1,\"boot\":2",
                    "\"tensao\":126.8",
                    "\"kid\":\"a\",\"mac\":\"" + "0f".repeat(32) + "\"");

    private static final LongAdder datagrams = new LongAdder();
    private static final LongAdder accepted = new LongAdder();
    private static long begin;

    /// @param alphabet the characters that bytes stand for; empty if they stand for themselves
    private record Frame(String before, String after, String alphabet) {

        byte[] around(byte[] bytes) {
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(bytes(before));
            for (byte b : bytes) {
                whole.write(alphabet.isEmpty() ? b : letter(b));
            }
            whole.writeBytes(bytes(after));
            return whole.toByteArray();
        }

        private char letter(byte b) {
            int at = alphabet.indexOf(b);
            return alphabet.charAt(at >= 0 ? at : Byte.toUnsignedInt(b) % alphabet.length());
        }
    }

    private final DatagramDecoder decoder = new DatagramDecoder();

    @BeforeAll
    static void begin() {
        begin = System.nanoTime();
    }

    @AfterAll
    static void tell() {
        if (Boolean.parseBoolean(System.getenv("JAZZER_FUZZ"))) {
            System.out.printf(
                    "fuzzed %d s: %d datagrams, %d of them accepted%n",
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    datagrams.sum(),
                    accepted.sum());
        }
    }

    static Stream<byte[]> corpus() {
        return Stream.concat(
                Vector.all().stream().map(Vector::datagram),
                PIECES.stream().map(DatagramDecoderFuzzTests::bytes));
    }

    @MethodSource("corpus")
    @FuzzTest(maxDuration = "60s")
    void readsWhatAnIndependentReaderReadsAndNeverThrows(byte[] bytes) {
        holdAgainstAnIndependentReader(bytes);
        for (var frame : FRAMES) {
            holdAgainstAnIndependentReader(frame.around(bytes));
        }
    }

    private void holdAgainstAnIndependentReader(byte[] bytes) {
        datagrams.increment();
        var rejection = decoder.decode(bytes, 0, bytes.length);
        var told = JacksonDecoder.readAny(bytes);
        assertThat(rejection == null).as("%s, or %s", rejection, told).isEqualTo(told != null);
        if (told != null) {
            accepted.increment();
            var datagram = decoder.datagram();
            saysTheSame(datagram, told);
            staysWithinTheFormat(datagram, bytes);
        }
    }

    private static void saysTheSame(ReadingDatagram datagram, JacksonDecoder.Told told) {
        assertThat(datagram.matriculaText()).isEqualTo(told.matricula());
        assertThat(datagram.boot()).isEqualTo(told.boot());
        assertThat(IntStream.range(0, datagram.size()).mapToObj(i -> reading(datagram, i)))
                .isEqualTo(told.readings());
        var kid = datagram.kid();
        var signed =
                kid == null
                        ? null
                        : new JacksonDecoder.Signature(
                                kid,
                                HexFormat.of().formatHex(datagram.mac()),
                                datagram.signedLength());
        assertThat(signed).isEqualTo(told.signed());
    }

    private static PlainReading reading(ReadingDatagram datagram, int i) {
        return new PlainReading(
                datagram.register(i),
                datagram.time(i),
                datagram.isLocal(i),
                datagram.seq(i),
                datagram.decivolts(i));
    }

    private static void staysWithinTheFormat(ReadingDatagram datagram, byte[] bytes) {
        assertThat(datagram.matriculaText()).matches("[0-9A-Za-z-]{1,32}");
        assertThat(datagram.size()).isBetween(1, ReadingDatagram.MOST);
        assertThat(datagram.boot()).isBetween(0L, HIGHEST_NUMBER);
        for (int i = 0; i < datagram.size(); i++) {
            assertThat(datagram.register(i)).isBetween(0L, HIGHEST_REGISTER);
            assertThat(datagram.decivolts(i)).isBetween((short) -1, (short) 9999);
            assertThat(datagram.seq(i))
                    .isBetween(
                            datagram.isNumbered() ? 1L : 0L,
                            datagram.isNumbered() ? HIGHEST_NUMBER : 0);
        }
        if (datagram.kid() != null) {
            assertThat(new String(bytes, datagram.signedLength(), 6, StandardCharsets.UTF_8))
                    .isEqualTo(",\"mac\"");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
