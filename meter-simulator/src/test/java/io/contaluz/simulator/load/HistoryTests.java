package io.contaluz.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Profile;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.wire.ImportLineEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Duration HOUR = Duration.ofHours(1);
    // 12:34:56 local.
    private static final Instant NOW = Instant.parse("2026-11-23T15:34:56Z");

    private final Fleet fleet = new Fleet(2_000_001, 2);
    private final Tally tally = new Tally(2_000_001, 2);

    @Test
    void hoursAreFullHoursAndTheLastIsBeforeNow() {
        var history = history(NOW, HOUR);
        assertThat(history.left()).isEqualTo(48);
        var lines = lines(history);
        assertThat(lines).hasSize(48);
        assertThat(lines.get(0)).isEqualTo("2000001,22-11-2026 13:00:00,0");
        assertThat(lines.get(1)).isEqualTo("2000002,22-11-2026 13:00:00,0");
        assertThat(lines.get(47)).startsWith("2000002,23-11-2026 12:00:00,");
        assertThat(history.left()).isZero();
        assertThat(history.lines()).isEqualTo(48);
    }

    @Test
    void theStartItselfIsNoHistory() {
        var start = Instant.parse("2026-11-23T03:00:00Z");
        assertThat(lines(history(start, HOUR)).getLast()).contains("22-11-2026 23:00:00");
    }

    @Test
    void aMeterThatWasReadGoesOnFromThere() {
        var stored = Instant.parse("2026-11-23T13:00:00Z");
        fleet.resume(0, 5_000, ChronoUnit.MICROS.between(Instant.EPOCH, stored));
        var lines = lines(history(NOW, HOUR));
        assertThat(lines.stream().filter(line -> line.startsWith("2000001,")))
                .hasSize(2)
                .allMatch(line -> line.matches("2000001,23-11-2026 1[12]:00:00,[5-9].*"));
    }

    @Test
    void itsEnergyIsCounted() {
        lines(history(NOW, HOUR));
        assertThat(tally.totalWattHours()).isEqualTo(fleet.register(0) + fleet.register(1));
        assertThat(tally.totalWattHours()).isPositive();
    }

    @Test
    void daysAreMidnights() {
        assertThat(lines(history(NOW, Duration.ofDays(1))))
                .allMatch(line -> line.contains("23-11-2026 00:00:00"))
                .hasSize(2);
    }

    private History history(Instant to, Duration step) {
        var growth = new Growth(3, Profile.RESIDENTIAL, ZoneOffset.ofHours(-3), Duration.ZERO);
        var span = new History.Span(to.minus(Duration.ofDays(1)), to, step);
        return new History(new Meters(fleet, growth, tally), span, ZONE);
    }

    private static List<String> lines(History history) {
        var lines = new ArrayList<String>();
        var line = ByteBuffer.allocate(ImportLineEncoder.LONGEST);
        while (history.next(line.clear())) {
            lines.add(StandardCharsets.US_ASCII.decode(line.flip()).toString().strip());
        }
        return lines;
    }
}
