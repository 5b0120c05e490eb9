package io.contaluz.billing.energy;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.energy.ValidatedEnergy.Cycle;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
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
        var cycles =
                some.stream()
                        .map(one -> new Cycle(one, start(one, first), start(one, end)))
                        .toList();
        var rows = days.of(cycles);
        var result = new LinkedHashMap<Integer, List<DayEnergy>>();
        for (int place = 0; place < cycles.size(); place++) {
            var its = rows.getOrDefault(place, List.of());
            result.put(cycles.get(place).usagePoint().id(), sums(cycles.get(place), its));
        }
        return result;
    }

    /// The days of one usage point.
    public List<DayEnergy> of(LocatedUsagePoint usagePoint, LocalDate first, LocalDate end) {
        return requireNonNull(of(List.of(usagePoint), first, end).get(usagePoint.id()));
    }

    private static Instant start(LocatedUsagePoint usagePoint, LocalDate day) {
        return day.atStartOfDay(usagePoint.zone()).toInstant();
    }

    private static List<DayEnergy> sums(Cycle cycle, List<EnergyDay> rows) {
        var usagePoint = cycle.usagePoint();
        var period = new EnergyPeriod(usagePoint, SlotLength.DAY, cycle.from(), cycle.to());
        var sums = new ArrayList<DayEnergy>();
        EnergySums.each(
                period,
                rows,
                slot ->
                        sums.add(
                                new DayEnergy(
                                        LocalDate.ofInstant(slot.start(), usagePoint.zone()),
                                        slot.energy(),
                                        slot.estimated(),
                                        slot.complete())));
        return sums;
    }
}
