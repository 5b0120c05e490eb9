package io.contaluz.billing.metering;

import io.contaluz.billing.series.Point;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;

/// The last of a usage point's readings.
///
/// @param settled whether no reading before them and no decision can change what they say
record LatestRegisters(LocatedUsagePoint usagePoint, RegisterSeries series, boolean settled) {

    /// Whether there are more readings than asked for and all of them count, as nearly always: what
    /// was sent before these can tell nothing else of them.
    boolean isPlain(int count) {
        var points = series.points();
        return settled && points.size() > count && points.stream().allMatch(Point::counts);
    }
}
