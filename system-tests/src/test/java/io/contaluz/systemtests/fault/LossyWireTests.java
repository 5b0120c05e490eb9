package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The firmware that numbers its readings, at the end of a wire as bad as they come.
@Tag("fault")
class LossyWireTests {

    private static final FaultyWire.Faults FAULTS = new FaultyWire.Faults(0.30, 0.05, 0.25);
    private static final int METERS = 100;
    private static final int PER_SECOND = 500;
    private static final int READINGS = 5000;

    @TempDir Path folder;

    @Test
    void numberedReadingsAllArriveOverABadWireAndNoneTwice() throws Exception {
        long seed = Long.getLong("contaluz.fault.seed", System.nanoTime());
        System.out.println("the seed of the wire and the fleet is " + seed);
        try (var stack = IngestStack.start(folder, METERS, Map.of());
                var wire = FaultyWire.to(stack.address(), FAULTS, seed)) {
            var fleet =
                    stack.simulateTo(
                            wire.address().getPort(),
                            METERS,
                            PER_SECOND,
                            "--lossless",
                            "--settle=3m",
                            "--total=" + READINGS,
                            "--seed=" + seed);
            assertThat(fleet.waitFor(5, TimeUnit.MINUTES)).isTrue();
            var report = stack.report();
            assertThat(fleet.exitValue()).as("%s", report).isZero();
            assertThat(report.at("/lossless/unsettled").asLong(-1)).isZero();
            assertThat(report.at("/lossless/refused").asLong(-1)).isZero();
            assertThat(report.at("/lossless/overwritten").asLong(-1)).isZero();
            assertThat(stack.stored()).as("seed %d", seed).isEqualTo(READINGS);
            assertThat(stack.actuator().counts().stored()).isEqualTo(READINGS);
            assertThat(stack.actuator().counts().close()).isTrue();
            assertThat(wire.lost()).isGreaterThan(READINGS / 2);
            assertThat(wire.repeated()).isPositive();
            assertThat(wire.reordered()).isPositive();
        }
    }
}
