package io.contaluz.billing.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Readings and decisions about them, hour by hour.
final class SeriesForTests {

    private static final Instant START = Instant.parse("2026-10-01T03:00:00Z");

    private SeriesForTests() {}

    static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    static RawReading sent(int hour, long kilowattHours) {
        return new RawReading(at(hour), kilowattHours * 1_000, at(hour), false);
    }

    /// Registers in kWh that are read at 0, 1, 2, … hours.
    static List<RawReading> readings(long... registers) {
        var readings = new ArrayList<RawReading>();
        for (int hour = 0; hour < registers.length; hour++) {
            readings.add(sent(hour, registers[hour]));
        }
        return readings;
    }

    static Revision edited(int hour, long wattHours) {
        return new Revision(at(hour), State.EDITED, wattHours, at(hour), "ana", "leitura em campo");
    }

    static Revision estimated(int hour, long wattHours) {
        return new Revision(at(hour), State.ESTIMATED, wattHours, at(hour), "ana", "sem leitura");
    }

    static Revision rejected(int hour) {
        return new Revision(at(hour), State.REJECTED, null, at(hour), "ana", "salto");
    }

    static Revision validated(int hour) {
        return new Revision(at(hour), State.VALIDATED, null, at(hour), "ana", "conferida");
    }
}
