package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One datagram in a hundred is garbage.
class MalformedShareTests {

    private static final int FULL = Integer.getInteger("contaluz.fault.full-rate", 100_000);
    private static final int SECONDS = 5;
    private static final int METERS = 5000;

    /// What else the machine does costs readings at the full rate, but not each time.
    private static final int TRIES = 3;

    private static final long FEW = 1L * FULL * SECONDS / 100;

    private static final List<byte[]> GARBAGE =
            Stream.of(
                            "",
                            "{",
                            "\u0000\u0001",
                            "{\"matricula\":\"2000001\"}",
                            "{\"matricula\":\"2000001\",\"consumo_atual\":1e999,"
                                    + "\"data_hora\":\"2026-01-01T00:00:00Z\"}",
                            "[".repeat(2000),
                            "x".repeat(60_000))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();

    @TempDir Path folder;

    @Test
    void garbageAmongReadingsCostsNone() throws Exception {
        var lost = readingsLost(20_000);
        assertThat(lost).isZero();
    }

    @Test
    @Tag("fault")
    void norDoesItAtFullRate() throws Exception {
        var losses = new ArrayList<Long>();
        do {
            losses.add(readingsLost(FULL));
        } while (losses.size() < TRIES && losses.getLast() >= FEW);
        assertThat(losses).anyMatch(lost -> lost < FEW);
    }

    /// Sends readings at a rate, and garbage at a hundredth of it.
    ///
    /// @return readings that are not stored, each of them counted
    private long readingsLost(int rate) throws Exception {
        var own = Files.createTempDirectory(folder, "stack");
        try (var stack = IngestStack.start(own, METERS, Map.of("CONTALUZ_RATE_LIMIT", "off"))) {
            var fleet = stack.simulate(METERS, rate, "--seed=11", "--total=" + rate * SECONDS);
            long garbage;
            try (var flood = Flood.from("127.0.0.2", stack.address(), GARBAGE, rate / 100)) {
                assertThat(fleet.waitFor(2, TimeUnit.MINUTES)).isTrue();
                garbage = flood.stop();
            }
            var sent = stack.report().path("sent").asLong();
            stack.everyReadingIsStoredOrCounted(sent + garbage);
            var counts = stack.actuator().counts();
            var unseen = counts.at("/datagrams/kernel_dropped") + counts.sum("/datagrams/dropped");
            assertThat(counts.sum("/datagrams/rejected")).isBetween(garbage - unseen, garbage);
            assertThat(sent - counts.stored()).isBetween(0L, unseen);
            assertThat(stack.ingest().peakMib()).isLessThanOrEqualTo(IngestStack.MOST_MIB);
            return sent - counts.stored();
        }
    }
}
