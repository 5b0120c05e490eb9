package io.contaluz.billing.energy;

import io.contaluz.billing.metering.ValidatedSeries;
import io.contaluz.billing.metering.ValidatedSeries.Window;
import io.contaluz.billing.series.CycleEnergy;
import io.contaluz.billing.series.CycleEnergy.Slot;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.series.State;
import io.contaluz.billing.series.ValidationRules;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The energy of cycles by the validated series: what an invoice rests on.
@Service
public class ValidatedEnergy {

    private final ValidatedSeries series;
    private final EnergyDays days;

    ValidatedEnergy(ValidatedSeries series, EnergyDays days) {
        this.series = series;
        this.days = days;
    }

    /// A period at a usage point.
    ///
    /// @param to not in it
    public record Cycle(LocatedUsagePoint usagePoint, Instant from, Instant to) {}

    /// The energy of a cycle by the quarter of an hour, and the flags of its readings.
    ///
    /// @param knownAt as it was known then; null for as it is known now
    /// @throws IllegalArgumentException if the cycle does not begin and end with a quarter
    @Transactional(readOnly = true)
    public CycleEnergy of(Cycle cycle, @Nullable Instant knownAt) {
        var found = series.around(cycle.usagePoint(), cycle.from(), cycle.to(), knownAt);
        return CycleEnergy.of(found, cycle.from(), cycle.to(), ValidationRules.DEFAULT);
    }

    /// The energy of many cycles as it is known now, each as a whole: by one query for nearly all
    /// of them, and by some more for each one of which more must be looked at.
    ///
    /// @return in their order
    @Transactional(readOnly = true)
    public List<CycleTotal> totals(List<Cycle> cycles) {
        var edges =
                series.atEdges(
                        cycles.stream()
                                .map(cycle ->
                                        new Window(
                                                cycle.usagePoint().id(), cycle.from(), cycle.to()))
                                .toList());
        var totals = new ArrayList<CycleTotal>(cycles.size());
        for (int place = 0; place < cycles.size(); place++) {
            var cycle = cycles.get(place);
            var found = edges.get(place);
            if (found == null) {
                found = series.around(cycle.usagePoint(), cycle.from(), cycle.to(), null);
            }
            totals.add(CycleTotal.of(found, cycle.from(), cycle.to()));
        }
        return totals;
    }

    /// The energy of many cycles as it is known now, by the quarter of an hour: from what ingest
    /// has rolled up where that comes to the same as the registers, and else from the readings.
    /// Only where the readings were looked at are there any flags.
    ///
    /// @return in their order
    /// @throws IllegalArgumentException if one does not begin and end with a quarter
    @Transactional(readOnly = true)
    public List<CycleEnergy> profiles(List<Cycle> cycles) {
        var totals = totals(cycles);
        var rolledUp = days.of(cycles);
        var profiles = new ArrayList<CycleEnergy>(cycles.size());
        for (int place = 0; place < cycles.size(); place++) {
            var cycle = cycles.get(place);
            var slots =
                    rolledUp.getOrDefault(place, List.of()).stream()
                            .flatMap(day -> day.within(cycle.from(), cycle.to()).stream())
                            .toList();
            var profile = new CycleEnergy(totals.get(place), slots, Set.of());
            profiles.add(agrees(profile) ? profile : of(cycle, null));
        }
        return profiles;
    }

    /// Whether the roll-up has followed the registers, and is of the same readings.
    private static boolean agrees(CycleEnergy profile) {
        long sum = profile.slots().stream().mapToLong(Slot::wattHours).reduce(0, Math::addExact);
        var total = profile.total();
        long quarters = Duration.between(total.from(), total.to()).dividedBy(SlotLength.SHORTEST);
        return sum == total.wattHours()
                && total.complete() == (profile.slots().size() == quarters)
                && total.registers().stream().allMatch(one -> one.state() == State.VALIDATED);
    }
}
