package io.contaluz.simulator.cli;

import io.contaluz.simulator.load.Pace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// When and how fast readings are sent.
final class PaceOptions {

    private static final Duration SHORTEST_INTERVAL = Duration.ofNanos(1_000);
    private static final int HIGHEST_RATE = 1_000_000_000;
    private static final double HIGHEST_SPEED = 1e9;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    @Option(
            names = "--interval",
            paramLabel = "S",
            converter = Texts.Seconds.class,
            description =
                    "seconds between two readings of a meter (INTERVALO_ENVIO; ${DEFAULT-VALUE})")
    Duration interval = Duration.ofSeconds(10);

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "datagrams a second of all meters together, instead of --interval")
    @Nullable Integer rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = Texts.Span.class,
            description = "how long it sends, such as 90s, 1h30m (until stopped)")
    @Nullable Duration duration;

    @Option(names = "--total", paramLabel = "N", description = "how many datagrams it sends")
    @Nullable Long total;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            converter = Texts.Time.class,
            description =
                    "what the meters' clock shows at first: dd-MM-yyyy HH:mm:ss in São Paulo, or"
                            + " ISO-8601 (now)")
    @Nullable Instant start;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description =
                    "how fast the meters' clock runs: 43200 is a month in a minute"
                            + " (${DEFAULT-VALUE})")
    double speed;

    void check() {
        Checks.that(
                interval.compareTo(SHORTEST_INTERVAL) >= 0,
                "--interval is at least 0.000001 seconds");
        Checks.between("--rate", rate == null ? 1 : rate, 1, HIGHEST_RATE);
        Checks.between("--total", total == null ? 1 : total, 1, Long.MAX_VALUE);
        Checks.that(
                speed >= 1 / HIGHEST_SPEED && speed <= HIGHEST_SPEED,
                "--speed is more than 0 and at most 1000000000");
        Checks.that(
                start == null || (start.isAfter(Instant.EPOCH) && start.isBefore(LATEST)),
                "--start is after 1970 and before 2100");
    }

    Pace pace(int meters, int readings) {
        return new Pace(meters, readings, interval, rate, speed, start, duration, total);
    }
}
