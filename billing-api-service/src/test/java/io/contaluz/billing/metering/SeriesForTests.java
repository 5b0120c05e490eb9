package io.contaluz.billing.metering;

import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;

/// Hourly readings of a usage point in São Paulo.
public final class SeriesForTests {

    private SeriesForTests() {}

    /// The series whose registers, in kWh, are given, the earliest first; the first is at midnight.
    public static ReadingSeries of(String matricula, String... registers) {
        var at = Instant.parse("2026-11-22T03:00:00Z");
        var readings = new ArrayList<Reading>();
        for (var register : registers) {
            readings.add(new Reading(at, WattHours.ofRegister(register)));
            at = at.plus(Duration.ofHours(1));
        }
        var zone = ZoneId.of("America/Sao_Paulo");
        return new ReadingSeries(
                new LocatedUsagePoint(1, new Matricula(matricula), zone), readings);
    }
}
