package io.contaluz.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Follows docs/energy-vectors.tsv, which billing's series follows too: times in seconds, registers
/// and energies in watt-hours.
class EnergyVectorTests {

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
        var slots = new SlotEnergies(0);
        var line = new EnergyLine(stays(stays), slots);
        var counted = new StringBuilder();
        for (var reading : readings.split(" ", -1)) {
            var parts = reading.split(":", -1);
            boolean good = line.accept(micros(parts[0]), Long.parseLong(parts[1]));
            counted.append(good ? '1' : '0');
        }
        assertThat(counted).hasToString(counts);
        var told = new ArrayList<String>();
        long sum = 0;
        for (int slot = 0; slot < slots.end(); slot++) {
            told.add(slot + ":" + slots.energy(slot) + (slots.isEstimated(slot) ? "e" : ""));
            sum += slots.energy(slot);
        }
        assertThat(String.join(" ", told)).isEqualTo(quarters == null ? "" : quarters);
        assertThat(sum).isEqualTo(energy);
    }

    private static Stays stays(@Nullable String text) {
        var stays = new ArrayList<Stay>();
        for (var stay : text == null ? List.<String>of() : List.of(text.split("\\|", -1))) {
            var parts = stay.split(";", -1);
            long modulus = 1_000;
            for (int digit = 0; digit < Integer.parseInt(parts[2]); digit++) {
                modulus *= 10;
            }
            stays.add(
                    new Stay(
                            micros(parts[0]),
                            parts[1].isEmpty() ? Long.MAX_VALUE : micros(parts[1]),
                            modulus,
                            Integer.parseInt(parts[3]),
                            Long.parseLong(parts[4]),
                            parts[5].isEmpty() ? 0 : Long.parseLong(parts[5])));
        }
        return new Stays(stays);
    }

    private static long micros(String seconds) {
        return TimeUnit.SECONDS.toMicros(Long.parseLong(seconds));
    }
}
