package io.contaluz.billing.energy;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Tells the energy of days, of many usage points at once.
@Service
public class DailyEnergy {

    private final EnergyDays days;

    DailyEnergy(EnergyDays days) {
        this.days = days;
    }

    /// The days of which anything is known, the earliest first, by the usage points' ids.
    ///
    /// @param first where each usage point is
    /// @param end the day after the last
    public Map<Integer, List<DayEnergy>> of(
            Collection<LocatedUsagePoint> some, LocalDate first, LocalDate end) {
        var ids = some.stream().map(LocatedUsagePoint::id).toList();
        // No zone is more than a day from UTC.
        var rows = days.of(ids, first.minusDays(1), end);
        var result = new LinkedHashMap<Integer, List<DayEnergy>>();
        for (var usagePoint : some) {
            var its = rows.getOrDefault(usagePoint.id(), List.of());
            result.put(usagePoint.id(), sums(usagePoint, first, end, its));
        }
        return result;
    }

    /// The days of one usage point.
    public List<DayEnergy> of(LocatedUsagePoint usagePoint, LocalDate first, LocalDate end) {
        return requireNonNull(of(List.of(usagePoint), first, end).get(usagePoint.id()));
    }

    private static List<DayEnergy> sums(
            LocatedUsagePoint usagePoint, LocalDate first, LocalDate end, List<EnergyDay> rows) {
        var zone = usagePoint.zone();
        var period =
                new EnergyPeriod(
                        usagePoint,
                        SlotLength.DAY,
                        first.atStartOfDay(zone).toInstant(),
                        end.atStartOfDay(zone).toInstant());
        var sums = new ArrayList<DayEnergy>();
        EnergySums.each(
                period,
                rows,
                slot ->
                        sums.add(
                                new DayEnergy(
                                        LocalDate.ofInstant(slot.start(), zone),
                                        slot.energy(),
                                        slot.estimated(),
                                        slot.complete())));
        return sums;
    }
}
