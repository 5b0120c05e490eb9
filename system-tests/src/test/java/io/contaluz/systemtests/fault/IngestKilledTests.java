package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service is killed again and again, at any moment of its work.
@Tag("fault")
class IngestKilledTests {

    private static final int KILLS = Integer.getInteger("contaluz.fault.kills", 20);
    private static final int METERS = 50;
    private static final int PER_SECOND = 1000;

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedOutlivesEachKillOfIngest() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (var stack = IngestStack.start(folder, METERS, Map.of());
                var meters =
                        AckingMeters.start(
                                stack.address(), IngestStack.matriculas(0, METERS), PER_SECOND)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                meters.awaitAnother(Duration.ofSeconds(10));
                passes(random.nextInt(1000));
                assertThat(stack.ingest().peakMib()).isLessThanOrEqualTo(IngestStack.MOST_MIB);
                stack.ingest().kill();
                stack.ingest().start();
                stack.awaitReady();
            }
            meters.awaitAnother(Duration.ofSeconds(10));
            meters.finish(Duration.ofSeconds(60));
            assertThat(meters.refused()).as("seed %d", seed).isZero();
            meters.findTheirReadings(stack.database().sql());
            assertThat(stack.stored()).as("seed %d", seed).isEqualTo(meters.acknowledged());
        }
    }

    private static void passes(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }
}
