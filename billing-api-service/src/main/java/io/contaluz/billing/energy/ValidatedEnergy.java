package io.contaluz.billing.energy;

import io.contaluz.billing.metering.ValidatedSeries;
import io.contaluz.billing.metering.ValidatedSeries.Window;
import io.contaluz.billing.series.CycleEnergy;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.series.ValidationRules;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The energy of cycles by the validated series: what an invoice rests on.
@Service
public class ValidatedEnergy {

    private final ValidatedSeries series;

    ValidatedEnergy(ValidatedSeries series) {
        this.series = series;
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
}
