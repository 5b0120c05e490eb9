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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The energy of cycles by the validated series: what an invoice rests on.
@Service
public class ValidatedEnergy {

    /// A month of quarters of an hour is some 200 KB on the heap.
    private static final int AT_ONCE = 100;

    private final ValidatedSeries series;
    private final EnergyDays days;

    ValidatedEnergy(ValidatedSeries series, EnergyDays days) {
        this.series = series;
        this.days = days;
    }

    /// A period at a usage point.
    ///
    /// @param cuts the start, times between at which the register is wanted, and the end, which is
    ///   not in it
    public record Cycle(LocatedUsagePoint usagePoint, List<Instant> cuts) {

        /// With nothing wanted between.
        public Cycle(LocatedUsagePoint usagePoint, Instant from, Instant to) {
            this(usagePoint, List.of(from, to));
        }

        public Instant from() {
            return cuts.getFirst();
        }

        public Instant to() {
            return cuts.getLast();
        }

        boolean isWhole() {
            return cuts.size() == 2;
        }
    }

    /// The energy of a cycle by the quarter of an hour, and the flags of its readings.
    ///
    /// @param knownAt as it was known then; null for as it is known now
    /// @throws IllegalArgumentException if the cycle does not begin and end with a quarter
    @Transactional(readOnly = true)
    public CycleEnergy of(Cycle cycle, @Nullable Instant knownAt) {
        var found = series.around(cycle.usagePoint(), cycle.from(), cycle.to(), knownAt);
        return CycleEnergy.of(found, cycle.from(), cycle.to(), ValidationRules.DEFAULT);
    }

    /// The energy of many cycles as it is known now, with the registers at their cuts: by one query
    /// for nearly all that are wanted whole, by one more for what ingest has rolled up of each
    /// hundred of the others, and by some more for each one of which more must be looked at:
    /// whether it was read at a change of post, or all of its readings.
    ///
    /// @return in their order
    @Transactional(readOnly = true)
    public List<CycleTotal> totals(List<Cycle> cycles) {
        var totals = wholes(cycles);
        var cut = IntStream.range(0, cycles.size()).filter(at -> !cycles.get(at).isWhole());
        var places = cut.boxed().toList();
        for (int first = 0; first < places.size(); first += AT_ONCE) {
            var some = places.subList(first, Math.min(places.size(), first + AT_ONCE));
            var rolledUp = days.of(some.stream().map(cycles::get).toList());
            for (int row = 0; row < some.size(); row++) {
                int place = some.get(row);
                var cycle = cycles.get(place);
                var its = rolledUp.getOrDefault(row, List.of());
                var slots = EnergyDay.within(its, cycle.from(), cycle.to());
                totals.set(place, cut(cycle, totals.get(place), slots));
            }
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
        var totals = wholes(cycles);
        var rolledUp = days.of(cycles);
        var profiles = new ArrayList<CycleEnergy>(cycles.size());
        for (int place = 0; place < cycles.size(); place++) {
            var cycle = cycles.get(place);
            var slots =
                    EnergyDay.within(
                            rolledUp.getOrDefault(place, List.of()), cycle.from(), cycle.to());
            var total = totals.get(place);
            profiles.add(
                    agrees(total, slots)
                            ? new CycleEnergy(total, slots, Set.of())
                            : of(cycle, null));
        }
        return profiles;
    }

    private List<CycleTotal> wholes(List<Cycle> cycles) {
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

    private CycleTotal cut(Cycle cycle, CycleTotal total, List<Slot> slots) {
        if (total.boundaries().isEmpty()) {
            return total;
        }
        if (!total.isBroken() && agrees(total, slots)) {
            var doubtful = CycleTotal.inDoubt(cycle.cuts(), slots);
            return total.with(cycle.cuts(), slots, series.notRead(cycle.usagePoint(), doubtful));
        }
        var found = series.around(cycle.usagePoint(), cycle.from(), cycle.to(), null);
        return CycleTotal.of(found, cycle.cuts());
    }

    /// Whether the roll-up has followed the registers, and is of the same readings.
    private static boolean agrees(CycleTotal total, List<Slot> slots) {
        long sum = 0;
        for (var slot : slots) {
            sum = Math.addExact(sum, slot.wattHours());
        }
        long quarters = Duration.between(total.from(), total.to()).dividedBy(SlotLength.SHORTEST);
        return sum == total.wattHours()
                && total.complete() == (slots.size() == quarters)
                && total.registers().stream().allMatch(one -> one.state() == State.VALIDATED);
    }
}
