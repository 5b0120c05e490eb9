package io.contaluz.billing.metering;

import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;

/// The last of a usage point's readings.
///
/// @param settled whether no reading before them and no decision can change what they say
record LatestRegisters(LocatedUsagePoint usagePoint, RegisterSeries series, boolean settled) {}
