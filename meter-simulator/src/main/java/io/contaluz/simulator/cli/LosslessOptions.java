package io.contaluz.simulator.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether meters wait for answers.
final class LosslessOptions {

    private static final int MOST_METERS = 100_000;

    @Option(
            names = "--lossless",
            description =
                    "meters number their readings, keep the last 4096 that are not acknowledged, and"
                            + " send them again until they are; at most 100000 meters")
    boolean lossless;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "with --lossless: where numbers, and readings that are not acknowledged, are kept"
                            + " for the next run (each run begins anew)")
    @Nullable Path state;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Texts.Span.class,
            description =
                    "with --lossless: how long answers are waited for after the last reading"
                            + " (${DEFAULT-VALUE})")
    Duration settle = Duration.ofSeconds(60);

    void check(int meters) {
        Checks.that(
                !lossless || meters <= MOST_METERS,
                "--lossless is for at most " + MOST_METERS + " --meters, not " + meters);
        if (state != null) {
            Checks.that(lossless, "--state goes with --lossless");
            Checks.writable("--state", state);
        }
    }
}
