package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One sender that sends too much costs the others nothing.
@Tag("fault")
class FairnessTests {

    private static final int METERS = 50;
    private static final int PER_SECOND = 500;
    private static final int LIMIT = 4000;
    private static final int TOO_MANY = 5 * LIMIT;
    private static final Duration FLOODED = Duration.ofSeconds(10);

    /// A matricula that the others do not have.
    private static final String LOUD = IngestStack.matriculas(METERS, 1).getFirst();

    @TempDir Path folder;

    @Test
    void aFloodFromOneAddressCostsOtherAddressesNothing() throws Exception {
        var settings =
                Map.of(
                        "CONTALUZ_LIMIT_ADDRESSPERSECOND", "" + LIMIT,
                        "CONTALUZ_LIMIT_ADDRESSBURST", "" + LIMIT);
        try (var stack = IngestStack.start(folder, METERS, settings)) {
            var before = stack.ingest().peakMib();
            long sent = floodBesideMeters(stack, "not a reading", TOO_MANY);
            var counts = stack.actuator().counts();
            var admitted = sent - counts.at("/datagrams/dropped/address_rate");
            assertThat(admitted)
                    .isEqualTo(counts.at("/datagrams/rejected/not_json"))
                    .isBetween(LIMIT * FLOODED.toSeconds() / 2, LIMIT * (FLOODED.toSeconds() + 5));
            assertThat(stack.ingest().peakMib()).isLessThan(before + 100);
        }
    }

    @Test
    void aFloodOfOneMeterCostsOtherMetersOfItsAddressNothing() throws Exception {
        var settings =
                Map.of(
                        "CONTALUZ_LIMIT_METERPERSECOND", "100",
                        "CONTALUZ_LIMIT_METERBURST", "500");
        try (var stack = IngestStack.start(folder, METERS + 1, settings)) {
            long sent = floodBesideMeters(stack, reading(LOUD), 2000);
            var counts = stack.actuator().counts();
            var admitted = sent - counts.at("/datagrams/dropped/meter_rate");
            assertThat(admitted).isBetween(500L, 500 + 100 * (FLOODED.toSeconds() + 5));
            assertThat(counts.at("/datagrams/dropped/address_rate")).isZero();
        }
    }

    @Test
    void switchedOffNoLimitIsAppliedToAnybody() throws Exception {
        var settings =
                Map.of(
                        "CONTALUZ_RATE_LIMIT", "off",
                        "CONTALUZ_LIMIT_ADDRESSPERSECOND", "1",
                        "CONTALUZ_LIMIT_ADDRESSBURST", "1",
                        "CONTALUZ_LIMIT_METERPERSECOND", "1",
                        "CONTALUZ_LIMIT_METERBURST", "1");
        try (var stack = IngestStack.start(folder, METERS + 1, settings)) {
            long sent = floodBesideMeters(stack, reading(LOUD), 2000);
            var counts = stack.actuator().counts();
            assertThat(counts.sum("/datagrams/dropped")).isZero();
            assertThat(counts.at("/readings/stored") + counts.at("/readings/duplicate"))
                    .isEqualTo(counts.at("/datagrams/received"))
                    .isGreaterThan(sent);
        }
    }

    /// Floods ingest from 127.0.0.2 while meters send from 127.0.0.1; all that these send is
    /// stored, and every datagram is counted somewhere.
    ///
    /// @return how many datagrams the flood had
    private static long floodBesideMeters(IngestStack stack, String datagram, int perSecond)
            throws Exception {
        var bytes = List.of(datagram.getBytes(StandardCharsets.UTF_8));
        try (var flood = Flood.from("127.0.0.2", stack.address(), bytes, perSecond);
                var meters =
                        AckingMeters.start(
                                stack.address(), IngestStack.matriculas(0, METERS), PER_SECOND)) {
            await().pollDelay(FLOODED).atMost(FLOODED.plusSeconds(1)).until(() -> true);
            assertThat(meters.acknowledged()).isGreaterThan(PER_SECOND);
            long sent = flood.stop();
            meters.finish(Duration.ofSeconds(30));
            assertThat(meters.refused()).isZero();
            meters.findTheirReadings(stack.database().sql());
            stack.everyReadingIsStoredOrCounted(sent + meters.sent());
            assertThat(stack.actuator().counts().at("/datagrams/kernel_dropped")).isZero();
            return sent;
        }
    }

    private static String reading(String matricula) {
        return "{\"matricula\":\"%s\",\"consumo_atual\":1,\"data_hora\":\"2026-01-01T00:00:00Z\"}"
                .formatted(matricula);
    }
}
