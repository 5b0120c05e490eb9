package io.contaluz.simulator.cli;

import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which meters there are, and how their registers grow.
final class FleetOptions {

    private static final int MOST_METERS = 1_000_000;
    // Fits a double, as which programs may read the report.
    private static final long SEED_BOUND = 1L << 53;
    private static final Duration SHORTEST_HISTORY_TICK = Duration.ofSeconds(10);

    @Option(
            names = "--meters",
            paramLabel = "N",
            defaultValue = "10",
            description = "virtual meters, 1 to 1000000 (${DEFAULT-VALUE})")
    int meters;

    @Option(
            names = "--first-matricula",
            paramLabel = "N",
            defaultValue = "2000001",
            description = "matricula of the first; the others follow (${DEFAULT-VALUE})")
    long firstMatricula;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "random",
            converter = Texts.ProfileName.class,
            description =
                    "random, or by hour and weekday: residential, commercial (${DEFAULT-VALUE})")
    Profile profile = Profile.RANDOM;

    @Option(
            names = "--increment-interval",
            paramLabel = "S",
            converter = Texts.Seconds.class,
            description =
                    "seconds between two growths of a register (INTERVALO_INCREM; each reading)")
    @Nullable Duration incrementInterval;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "the same seed makes the same readings (a random one)")
    @Nullable Long seed;

    void check() {
        Checks.between("--meters", meters, 1, MOST_METERS);
        Checks.between("--first-matricula", firstMatricula, 1, 1_000_000_000_000_000L);
    }

    Growth growth() {
        var tick = incrementInterval == null ? Duration.ZERO : incrementInterval;
        var offset = Texts.ZONE.getRules().getStandardOffset(Instant.EPOCH);
        return new Growth(seed(), profile, offset, tick);
    }

    /// In history too a register grows as often as it will, but not as often as under load.
    Growth growthInHistory(Duration interval) {
        var tick = incrementInterval == null ? interval : incrementInterval;
        return growth().every(
                        tick.compareTo(SHORTEST_HISTORY_TICK) < 0 ? SHORTEST_HISTORY_TICK : tick);
    }

    long seed() {
        if (seed == null) {
            seed = RandomGenerator.getDefault().nextLong(SEED_BOUND);
        }
        return seed;
    }
}
