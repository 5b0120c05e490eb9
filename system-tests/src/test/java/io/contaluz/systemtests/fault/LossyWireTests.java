package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Meters that number their readings, at the end of a wire as bad as they come.
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
        System.out.println("the wire's seed is " + seed);
        try (var stack = IngestStack.start(folder, METERS, Map.of());
                var wire = FaultyWire.to(stack.address(), FAULTS, seed);
                var meters =
                        AckingMeters.start(
                                wire.address(), IngestStack.matriculas(0, METERS), PER_SECOND)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> meters.acknowledged() > READINGS);
            meters.finish(Duration.ofMinutes(2));
            assertThat(meters.refused()).isZero();
            meters.findTheirReadings(stack.database().sql());
            assertThat(stack.stored()).as("seed %d", seed).isEqualTo(meters.acknowledged());
            assertThat(stack.actuator().counts().close()).isTrue();
            assertThat(wire.lost()).isGreaterThan(meters.acknowledged() / 5);
            assertThat(wire.repeated()).isPositive();
            assertThat(wire.reordered()).isPositive();
        }
    }
}
