package io.contaluz.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Follows docs/energy-vectors.tsv, which ingest's energy follows too: times in seconds, registers
/// and energies in watt-hours.
class EnergyVectorTests {

    private static final Instant DAY_AFTER = Instant.ofEpochSecond(86_400);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            files = "../docs/energy-vectors.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            emptyValue = "")
    void theEnergyIsAsAgreed(
            String name,
            @Nullable String stays,
            String readings,
            String counts,
            long energy,
            @Nullable String quarters) {
        var sent = readings(readings);
        Collections.reverse(sent);
        var series = RegisterSeries.of(sent, List.of(), stays(stays));
        var counted =
                series.points().stream()
                        .map(point -> point.counts() ? "1" : "0")
                        .collect(Collectors.joining());
        assertThat(counted).isEqualTo(counts);
        var cycle = CycleEnergy.of(series, Instant.EPOCH, DAY_AFTER, ValidationRules.DEFAULT);
        assertThat(cycle.slots().stream().map(EnergyVectorTests::tell))
                .containsExactlyElementsOf(
                        quarters == null || quarters.isEmpty()
                                ? List.of()
                                : List.of(quarters.split(" ", -1)));
        assertThat(cycle.total().wattHours()).isEqualTo(energy);
    }

    private static String tell(CycleEnergy.Slot slot) {
        return slot.start().getEpochSecond() / 900
                + ":"
                + slot.wattHours()
                + (slot.estimated() ? "e" : "");
    }

    private static List<RawReading> readings(String text) {
        var readings = new ArrayList<RawReading>();
        for (var reading : text.split(" ", -1)) {
            var parts = reading.split(":", -1);
            var at = at(parts[0]);
            readings.add(new RawReading(at, Long.parseLong(parts[1]), at, false));
        }
        return readings;
    }

    private static Stays stays(@Nullable String text) {
        var stays = new ArrayList<Stay>();
        for (var stay : text == null ? List.<String>of() : List.of(text.split("\\|", -1))) {
            var parts = stay.split(";", -1);
            stays.add(
                    Stay.of(
                            at(parts[0]),
                            parts[1].isEmpty() ? Instant.MAX : at(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3]),
                            Long.parseLong(parts[4]),
                            parts[5].isEmpty() ? 0 : Long.parseLong(parts[5])));
        }
        return new Stays(stays);
    }

    private static Instant at(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
