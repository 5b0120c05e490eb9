package io.contaluz.billing.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The energy of a period as a whole, and what it rests on. Periods that follow each other add up.
///
/// @param from start of the period
/// @param to its end, which is not in it
/// @param registers what counts at its edges, where a meter was exchanged and where somebody
///   decided, the earliest first
/// @param boundaries the registers at the start, at the end, and at what times between them were
///   asked for; none unless it is complete and resolved
/// @param wattHours as far as it is known
/// @param complete whether the registers reach from the start to the end
/// @param estimated whether an edge or a time between lies between two registers, so that a line
///   splits energy there, or one of those is an estimate
/// @param unresolved whether the register fell before the end, and nothing on record explains it
public record CycleTotal(
        Instant from,
        Instant to,
        List<RegisterUsed> registers,
        List<Boundary> boundaries,
        long wattHours,
        boolean complete,
        boolean estimated,
        boolean unresolved) {

    public CycleTotal {
        registers = List.copyOf(registers);
        boundaries = List.copyOf(boundaries);
    }

    /// The energy of a period, by the readings around its edges or by more.
    public static CycleTotal of(RegisterSeries series, Instant from, Instant to) {
        return of(series, List.of(from, to));
    }

    /// The same, with the registers at more times.
    ///
    /// @param cuts the start, times between, and the end
    public static CycleTotal of(RegisterSeries series, List<Instant> cuts) {
        var from = cuts.getFirst();
        var to = cuts.getLast();
        var registers = RegisterUsed.of(series, from, to);
        boolean complete =
                !registers.isEmpty()
                        && !registers.getFirst().at().isAfter(from)
                        && !registers.getLast().at().isBefore(to);
        boolean unresolved =
                series.unresolved().filter(point -> point.at().isBefore(to)).isPresent();
        return new CycleTotal(
                from,
                to,
                registers,
                complete && !unresolved ? Boundaries.of(series, cuts) : List.of(),
                Quarters.total(series.segments(), from, to),
                complete,
                series.segments().stream().anyMatch(one -> isEstimated(one, cuts)),
                unresolved);
    }

    /// The same with the registers at times between, told from the energy between.
    ///
    /// @param slots of all of it, which come to the same energy
    /// @param split of the cuts, those [#inDoubt] at which there is no reading
    public CycleTotal with(
            List<Instant> cuts, List<CycleEnergy.Slot> slots, Collection<Instant> split) {
        var found = Boundaries.of(boundaries, cuts, slots, split);
        return new CycleTotal(
                from,
                to,
                registers,
                found,
                wattHours,
                complete,
                estimated || !split.isEmpty(),
                unresolved);
    }

    /// The times between two slots that are both estimated: where a line splits energy, they are. A
    /// meter that is read every hour has such slots, too, at the times at which it is read.
    public static List<Instant> inDoubt(List<Instant> cuts, List<CycleEnergy.Slot> slots) {
        var wanted = Set.copyOf(cuts);
        var found = new ArrayList<Instant>();
        for (int slot = 1; slot < slots.size(); slot++) {
            boolean estimated = slots.get(slot - 1).estimated() && slots.get(slot).estimated();
            if (estimated && wanted.contains(slots.get(slot).start())) {
                found.add(slots.get(slot).start());
            }
        }
        return found;
    }

    /// Whether a register before the end is of another meter than one after the start, or has
    /// turned.
    public boolean isBroken() {
        return boundaries.size() != 2 || boundaries.getLast().turned() != 0;
    }

    private static boolean isEstimated(Segment segment, List<Instant> cuts) {
        boolean touches =
                segment.from().isBefore(cuts.getLast()) && segment.to().isAfter(cuts.getFirst());
        boolean split =
                segment.wattHours() > 0 && cuts.stream().anyMatch(cut -> holds(segment, cut));
        return touches && (segment.estimated() || split);
    }

    private static boolean holds(Segment segment, Instant edge) {
        return segment.from().isBefore(edge) && segment.to().isAfter(edge);
    }
}
