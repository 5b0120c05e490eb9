package io.contaluz.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.chaos.Rehearsal.Fleeting;
import io.contaluz.simulator.fleet.Profile;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The truth is what somebody finds who only reads the datagrams.
class TruthTests {

    private static final List<String> MIXES =
            List.of(
                    "all",
                    "all,loss=0.3,reorder=0.3",
                    "all,rollover=0.4,exchange=0.4,silent=0.2,dip=0.2",
                    "dip=0.3,skew=0.3,loss=0.2,exchange=0.5,rollover=0.5",
                    "duplicate=0.3,conflict=0.3,forged=0.2,malformed=0.2,rollover=1",
                    "loss=0.9,skew=0.1,exchange=1");
    private static final List<Duration> INTERVALS =
            List.of(
                    Duration.ofMillis(7),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    @ParameterizedTest
    @MethodSource("seeds")
    void isWhatTheDatagramsSay(long seed) {
        var random = new SplittableRandom(seed);
        var rehearsal = Rehearsal.of(any(MIXES, random), seed, fleeting(random));
        assertAgree(rehearsal);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void isWhatTheDatagramsSayThatWereSentUntilTheStop(long seed) {
        for (int stop = 100; stop < 1_000; stop += 100) {
            assertAgree(Rehearsal.stopped("all,exchange=0.3,rollover=0.3,dip=0.1", seed, stop));
        }
    }

    @Test
    void isTheSumOfItsMeters() {
        var truth = Rehearsal.of("all", 1).truth();
        assertThat(truth.stored())
                .isEqualTo(truth.meters().stream().mapToLong(Truth.OfMeter::stored).sum())
                .isPositive();
        assertThat(truth.wattHours())
                .isEqualTo(truth.meters().stream().mapToLong(Truth.OfMeter::wattHours).sum())
                .isPositive();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 10);
    }

    private static Fleeting fleeting(RandomGenerator random) {
        int meters = 1 + random.nextInt(12);
        return new Fleeting(
                meters,
                1 + random.nextInt(200 * meters),
                any(INTERVALS, random),
                any(List.of(Profile.values()), random));
    }

    private static <T> T any(List<T> choice, RandomGenerator random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static void assertAgree(Rehearsal rehearsal) {
        var truth = rehearsal.truth();
        var witness = new Witness(rehearsal);
        assertThat(truth.duplicates()).as("duplicates").isEqualTo(witness.duplicates());
        assertThat(truth.conflicts()).as("conflicts").isEqualTo(witness.conflicts());
        assertThat(truth.rejected()).isEqualTo(witness.rejected());
        for (var meter : truth.meters()) {
            var stored = witness.stored(meter.matricula());
            var as = "of " + meter;
            assertThat(meter.stored()).as(as).isEqualTo(stored.size());
            assertThat(meter.wattHours()).as(as).isEqualTo(witness.energy(meter.matricula()));
            assertThat(meter.first()).as(as).isEqualTo(stored.isEmpty() ? null : stored.firstKey());
            assertThat(meter.last()).as(as).isEqualTo(stored.isEmpty() ? null : stored.lastKey());
        }
    }
}
