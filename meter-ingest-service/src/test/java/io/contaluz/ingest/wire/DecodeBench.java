package io.contaluz.ingest.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tools.jackson.core.JacksonException;

/// What decoding a datagram costs, in time and in garbage, beside Jackson's streaming parser at the
/// same work: `./contaluz bench decode`. Times are medians, since others may use the machine.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 15, time = 150, timeUnit = TimeUnit.MILLISECONDS)
public class DecodeBench {

    private static final String PLAIN_TEXT =
            "{\"matricula\":\"1000001\",\"consumo_atual\":1234.567,"
                    + "\"data_hora\":\"22-11-2026 10:11:12\"}";

    private static final byte[] PLAIN = bytes(PLAIN_TEXT);
    private static final byte[] ISO =
            bytes(PLAIN_TEXT.replace("22-11-2026 10:11:12", "2026-11-22T10:11:12-03:00"));
    private static final byte[] LEITURAS20 =
            bytes(
                    IntStream.rangeClosed(1, 20)
                            .mapToObj(DecodeBench::numbered)
                            .collect(
                                    Collectors.joining(
                                            ",",
                                            "{\"matricula\":\"1000001\",\"boot\":3,\"leituras\":[",
                                            "]}")));
    private static final byte[] SIGNED =
            bytes(
                    PLAIN_TEXT.replace("}", ",\"seq\":17,\"boot\":3,\"kid\":\"a\",\"mac\":\"")
                            + "0f".repeat(32)
                            + "\"}");
    private static final byte[] MALFORMED = bytes(PLAIN_TEXT.replace("10:11:12\"}", "10:1"));

    private final DatagramDecoder decoder = new DatagramDecoder();

    private static String numbered(int seq) {
        return "{\"consumo_atual\":%d.5,\"data_hora\":\"22-11-2026 10:%02d:00\",\"seq\":%d}"
                .formatted(1000 + seq, seq, seq);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Object plain() {
        return decoded(PLAIN);
    }

    @Benchmark
    public Object iso() {
        return decoded(ISO);
    }

    @Benchmark
    public Object leituras20() {
        return decoded(LEITURAS20);
    }

    @Benchmark
    public Object signed() {
        return decoded(SIGNED);
    }

    @Benchmark
    public Object malformed() {
        return Objects.requireNonNull(decoder.decode(MALFORMED, 0, MALFORMED.length));
    }

    private Object decoded(byte[] datagram) {
        var rejection = decoder.decode(datagram, 0, datagram.length);
        if (rejection != null) {
            throw new IllegalStateException(rejection.label());
        }
        return decoder.datagram();
    }

    @Benchmark
    public Object jacksonPlain() throws JacksonDecoder.Refused {
        return JacksonDecoder.read(PLAIN);
    }

    @Benchmark
    public int jacksonPlainTokens() {
        return JacksonDecoder.countTokens(PLAIN);
    }

    @Benchmark
    public Object jacksonLeituras20() throws JacksonDecoder.Refused {
        return JacksonDecoder.read(LEITURAS20);
    }

    @Benchmark
    public Object jacksonMalformed() throws JacksonDecoder.Refused {
        try {
            throw new IllegalStateException(JacksonDecoder.read(MALFORMED).toString());
        } catch (JacksonException e) {
            return e;
        }
    }

    /// Runs all, and prints one JSON line; what JMH has to say goes to the error stream.
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(System.err);
        var options =
                new OptionsBuilder()
                        .include(DecodeBench.class.getName())
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build();
        out.println(line(new Runner(options).run()));
    }

    private static String line(Collection<RunResult> results) {
        var members = new StringBuilder("{\"bench\":\"decode\"");
        for (var result : results) {
            var name = snakeCase(result.getParams().getBenchmark());
            var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            members.append(
                    String.format(
                            Locale.ROOT,
                            ",\"%s_ns\":%.1f,\"%s_bytes_per_op\":%.0f",
                            name,
                            result.getPrimaryResult().getStatistics().getPercentile(50),
                            name,
                            bytes.getScore()));
        }
        return members.append('}').toString();
    }

    private static String snakeCase(String method) {
        return method.substring(method.lastIndexOf('.') + 1)
                .replaceAll("([A-Z])", "_$1")
                .toLowerCase(Locale.ROOT);
    }
}
