package io.contaluz.billing.alerting;

import io.contaluz.billing.energy.DayEnergy;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the rules look at.
///
/// @param heardAt the time of the last reading, or that of the meter's coming if it is later; null
///   where no meter is known
/// @param fellAt the time of the last good reading before a fall that lasts; null if there is none
/// @param days the last ones, the earliest first
/// @param voltages of the last hours by days
record Observation(
        LocatedUsagePoint usagePoint,
        @Nullable Instant heardAt,
        @Nullable Instant fellAt,
        List<DayEnergy> days,
        List<VoltageDay> voltages) {}
