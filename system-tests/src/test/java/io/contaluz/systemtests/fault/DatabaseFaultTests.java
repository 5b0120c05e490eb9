package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL is killed, frozen, or has no room for its log, while a fleet sends.
@Tag("fault")
class DatabaseFaultTests {

    private static final int KILLS = Integer.getInteger("contaluz.fault.kills", 20);
    private static final int RATE = Integer.getInteger("contaluz.fault.rate", 30_000);
    private static final Duration FROZEN =
            Duration.ofSeconds(Integer.getInteger("contaluz.fault.frozen", 30));

    @TempDir Path folder;

    @Test
    void aKilledDatabaseTakesNothingAlong() throws Exception {
        try (var stack = IngestStack.start(folder, Load.METERS, Map.of());
                var load = Load.on(stack, RATE)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                stack.database().kill();
                load.isTakenAgain();
            }
            load.end();
        }
    }

    @Test
    void aFrozenDatabaseIsWaitedFor() throws Exception {
        try (var stack = IngestStack.start(folder, Load.METERS, Map.of());
                var load = Load.on(stack, RATE)) {
            stack.database().freeze();
            try {
                await().during(FROZEN)
                        .atMost(FROZEN.plusSeconds(20))
                        .until(stack.actuator()::isAlive);
                assertThat(stack.actuator().isReady()).isFalse();
            } finally {
                stack.database().thaw();
            }
            load.isTakenAgain();
            load.end();
        }
    }

    @Test
    void aFullDiskUnderItsLogIsWaitedFor() throws Exception {
        try (var stack = IngestStack.start(folder, Load.METERS, Map.of())) {
            var log = SmallLog.under(stack.database());
            try (var load = Load.on(stack, RATE)) {
                log.fill();
                await().atMost(Duration.ofMinutes(1)).until(() -> !stack.actuator().isReady());
                log.makeRoom();
                load.isTakenAgain();
                load.end();
            }
        }
    }
}
