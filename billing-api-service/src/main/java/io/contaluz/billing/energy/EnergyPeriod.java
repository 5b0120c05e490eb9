package io.contaluz.billing.energy;

import io.contaluz.billing.metering.ReadingPeriod;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
import java.time.Period;

/// The slots of a length that start in a period, at a usage point.
///
/// @param start of the first of them
/// @param end of the last
record EnergyPeriod(LocatedUsagePoint usagePoint, SlotLength length, Instant start, Instant end) {

    private static final Period LONGEST = Period.ofMonths(24);

    /// Reads the bounds: each a day where the usage point is, or ISO-8601 with an offset.
    ///
    /// @throws Refusal if one is neither, or they are too far apart or the wrong way round
    static EnergyPeriod parse(
            String from, String to, SlotLength length, LocatedUsagePoint usagePoint) {
        var zone = usagePoint.zone();
        var first = ReadingPeriod.bound("de", from, zone);
        var last = ReadingPeriod.bound("ate", to, zone);
        if (!last.isAfter(first)) {
            throw Refusal.invalid("ate", "deve vir depois de de");
        }
        if (last.isAfter(first.atZone(zone).plus(LONGEST).toInstant())) {
            throw Refusal.invalid("ate", "deve vir até 24 meses depois de de");
        }
        return new EnergyPeriod(
                usagePoint, length, length.firstStart(first, zone), length.firstStart(last, zone));
    }
}
