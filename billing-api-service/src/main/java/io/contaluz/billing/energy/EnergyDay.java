package io.contaluz.billing.energy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the table: the quarters of an hour of a day in UTC.
///
/// @param energy in watt-hours; null where it is not known
/// @param estimated a 1 where it was apportioned by time
record EnergyDay(LocalDate day, List<@Nullable Long> energy, String estimated) {

    int quarters() {
        return energy.size();
    }

    Instant startOf(int quarter) {
        return day.atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(SlotLength.SHORTEST.multipliedBy(quarter));
    }

    boolean isEstimated(int quarter) {
        return estimated.charAt(quarter) == '1';
    }
}
