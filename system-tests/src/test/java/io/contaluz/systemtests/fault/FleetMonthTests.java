package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Ports;
import io.contaluz.systemtests.Simulator;
import io.contaluz.systemtests.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A month of a fleet, half of it hostile and half of it at the end of a bad wire, is billed as it
/// was consumed: what the simulator's meters measured is the truth, whatever befell their readings
/// and the services.
@Tag("fault")
class FleetMonthTests {

    private static final int METERS = 30;
    private static final Fleet HOSTILE = new Fleet(3_000_001, 900, 3_000);
    private static final Fleet NUMBERED = new Fleet(4_000_001, 1_800, 2_000);

    // More meters with a course than usual, so that few of them meet all kinds.
    private static final String MIX = "all,dip=0.02,skew=0.03,rollover=0.3,exchange=0.3,silent=0.3";
    private static final FaultyWire.Faults FAULTS = new FaultyWire.Faults(0.05, 0.05, 0.25);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir Path folder;

    /// Meters that are read from the start of the month to its end.
    ///
    /// @param interval seconds between two readings of a meter
    /// @param perSecond readings of all of them
    private record Fleet(long firstMatricula, int interval, int perSecond) {

        int readings() {
            return METERS * (int) (Duration.ofDays(BillingMonth.DAYS).toSeconds() / interval + 1);
        }

        Path file(Path folder, String extension) {
            return folder.resolve(firstMatricula + "." + extension);
        }

        Stream<String> matriculas() {
            return LongStream.range(firstMatricula, firstMatricula + METERS)
                    .mapToObj(Long::toString);
        }
    }

    @Test
    void aFleetMonthSimulatedWithChaosBillsExactlyTheSimulatorsTrueEnergy() throws Exception {
        long seed = Long.getLong("contaluz.fault.seed", System.nanoTime());
        System.out.println("the seed of the fleets and the wire is " + seed);
        try (var stack = IngestStack.start(folder, 0, Map.of());
                var billing = BillingService.start(folder, stack.ports())) {
            var month = new BillingMonth(billing);
            month.open(matriculas());
            stack.awaitKnown(2 * METERS);
            var truth = new TreeMap<String, Long>();
            truth.putAll(hostile(stack, month, seed));
            truth.putAll(numbered(stack, seed));
            month.close(stack.database().sql(), matriculas().get(METERS + METERS / 2));
            assertThat(month.refused()).as("seed %d", seed).isEmpty();
            for (var matricula : matriculas()) {
                assertThat(month.invoices(matricula))
                        .as("seed %d", seed)
                        .singleElement()
                        .satisfies(invoice -> {
                            assertThat(wattHours(invoice.path("consumo_kwh")))
                                    .isEqualTo(truth.get(matricula));
                            assertThat(invoice.path("estimada").asBoolean(true))
                                    .isEqualTo(month.isSplitByTime(invoice));
                        });
            }
            for (var matricula : withoutGaps()) {
                assertThat(month.invoices(matricula))
                        .as("seed %d", seed)
                        .noneMatch(invoice -> invoice.path("estimada").asBoolean(true));
            }
        }
    }

    /// Of the hostile white ones, readings at changes of post may be lost. What they consumed by
    /// post the simulator does not tell.
    private static List<String> withoutGaps() {
        return Stream.concat(
                        HOSTILE.matriculas()
                                .filter(one -> !BillingMonth.isWhite(one, matriculas())),
                        NUMBERED.matriculas())
                .toList();
    }

    private static List<String> matriculas() {
        return Stream.concat(HOSTILE.matriculas(), NUMBERED.matriculas()).toList();
    }

    /// Plain meters to which everything happens that the simulator knows. What was lost at an edge
    /// of the month cannot be told by a plain meter, so that somebody goes there and reads it.
    ///
    /// @return what they consumed, in Wh
    private Map<String, Long> hostile(IngestStack stack, BillingMonth month, long seed)
            throws Exception {
        var told = folder.resolve("truth.csv");
        var simulator = simulate(HOSTILE, stack.ports(), seed, "--chaos=" + MIX, "--truth=" + told);
        var report = ended(simulator, HOSTILE);
        assertThat(report.path("lost").asLong()).as("refused by the kernel").isZero();
        for (var course : List.of("rollover", "exchange", "silent", "loss", "dip")) {
            assertThat(report.at("/chaos/" + course).asLong()).as(course).isPositive();
        }
        await().atMost(MINUTE)
                .untilAsserted(() -> {
                    var counts = stack.actuator().counts();
                    assertThat(counts.at("/datagrams/received"))
                            .isEqualTo(report.path("sent").asLong());
                    assertThat(counts.waiting()).isZero();
                });
        var truth = truth(report);
        month.readAtTheEdges(Files.readAllLines(told), truth);
        return truth;
    }

    /// Meters that number their readings, behind a wire that loses, repeats and delays them, and
    /// before an ingest that is killed in the middle of the month.
    ///
    /// @return what they consumed, in Wh
    private Map<String, Long> numbered(IngestStack stack, long seed) throws Exception {
        long before = stack.stored();
        try (var wire = FaultyWire.to(stack.address(), FAULTS, seed)) {
            var ports = stack.ports().withUdp(wire.address().getPort());
            var simulator = simulate(NUMBERED, ports, seed, "--lossless", "--settle=3m");
            await().atMost(MINUTE).until(() -> stack.stored() - before > NUMBERED.readings() / 3);
            assertThat(simulator.isAlive()).as("in the middle of the month").isTrue();
            stack.ingest().kill();
            stack.ingest().start();
            stack.awaitReady();
            var report = ended(simulator, NUMBERED);
            assertThat(report.at("/lossless/unsettled").asLong(-1)).isZero();
            assertThat(stack.stored() - before).isEqualTo(NUMBERED.readings());
            assertThat(wire.lost()).isPositive();
            assertThat(wire.repeated()).isPositive();
            assertThat(wire.reordered()).isPositive();
            return truth(report);
        }
    }

    private Process simulate(Fleet fleet, Ports ports, long seed, String... more) throws Exception {
        var options =
                new ArrayList<>(
                        List.of(
                                "--meters=" + METERS,
                                "--first-matricula=" + fleet.firstMatricula,
                                "--profile=residential",
                                "--start=" + BillingMonth.START,
                                "--interval=" + fleet.interval,
                                "--speed=" + fleet.interval * fleet.perSecond / METERS,
                                "--total=" + fleet.readings(),
                                "--seed=" + (seed & Integer.MAX_VALUE),
                                "--report=" + fleet.file(folder, "json")));
        options.addAll(List.of(more));
        return Simulator.start(ports, fleet.file(folder, "out"), options.toArray(String[]::new));
    }

    private JsonNode ended(Process simulator, Fleet fleet) throws Exception {
        assertThat(simulator.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(simulator.exitValue()).as(Files.readString(fleet.file(folder, "out"))).isZero();
        return Stack.json(Files.readString(fleet.file(folder, "json")));
    }

    /// What each meter measured from its first reading, at the start of the month, to its last, at
    /// its end. Of so few meters the report tells each.
    private static Map<String, Long> truth(JsonNode report) {
        var truth = new TreeMap<String, Long>();
        for (var meter : report.path("ranges")) {
            assertThat(meter.path("first")).isEqualTo(meter.path("last"));
            truth.put(meter.path("first").asString(), wattHours(meter.path("kwh")));
        }
        return truth;
    }

    private static long wattHours(JsonNode kilowattHours) {
        return kilowattHours.decimalValue().movePointRight(3).longValueExact();
    }
}
