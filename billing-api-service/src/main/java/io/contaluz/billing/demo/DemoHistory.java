package io.contaluz.billing.demo;

import io.contaluz.billing.metering.Reading;
import io.contaluz.billing.metering.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// 60 days of hourly readings that end one full hour ago.
final class DemoHistory {

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int PERIODS = 60 * 24;

    /// Watt-hours of an hour of the night and of the evening's peak.
    private static final int NIGHT = 120;

    private static final int DAY = 300;
    private static final int PEAK = 650;

    private DemoHistory() {}

    /// The readings of a customer, the earliest first.
    ///
    /// @param zone whose hours are full, and whose evenings are the peak
    static List<Reading> of(DemoCustomer customer, Instant now, ZoneId zone) {
        var last = lastReading(now, zone);
        var random = new SplittableRandom(customer.seed());
        var register = customer.finalRegister();
        var readings = new ArrayList<Reading>();
        for (int ago = 0; ago <= PERIODS; ago++) {
            var measuredAt = last.minus(PERIOD.multipliedBy(ago));
            readings.add(new Reading(measuredAt, new WattHours(register)));
            register -= consumption(customer, ago, measuredAt.atZone(zone), random);
        }
        return readings.reversed();
    }

    static Instant lastReading(Instant now, ZoneId zone) {
        return now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant().minus(PERIOD);
    }

    /// What the period that ends then took; the last ones are as they were set down.
    private static long consumption(
            DemoCustomer customer, int ago, ZonedDateTime end, SplittableRandom random) {
        var set = customer.lastPeriods();
        if (ago < set.size()) {
            return set.reversed().get(ago);
        }
        var hour = end.getHour();
        var typical = hour < 7 ? NIGHT : hour >= 18 && hour < 23 ? PEAK : DAY;
        return typical * random.nextLong(80, 121) / 100;
    }
}
