package io.contaluz.billing.metering;

import io.contaluz.billing.series.RawReading;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.series.Stays;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Hourly readings of a usage point in São Paulo.
public final class SeriesForTests {

    private SeriesForTests() {}

    /// The series whose registers, in kWh, are given, the earliest first; the first is at midnight.
    public static ReadingSeries of(String matricula, String... registers) {
        var at = Instant.parse("2026-11-22T03:00:00Z");
        var readings = new ArrayList<RawReading>();
        for (var register : registers) {
            readings.add(new RawReading(at, WattHours.ofRegister(register).value(), at, false));
            at = at.plus(Duration.ofHours(1));
        }
        var zone = ZoneId.of("America/Sao_Paulo");
        return new ReadingSeries(
                new LocatedUsagePoint(1, new Matricula(matricula), zone),
                registers.length,
                RegisterSeries.of(readings, List.of(), Stays.NONE));
    }
}
