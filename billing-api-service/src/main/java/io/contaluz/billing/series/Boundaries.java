package io.contaluz.billing.series;

import io.contaluz.billing.series.Boundary.Basis;
import io.contaluz.billing.series.CycleEnergy.Slot;
import io.contaluz.billing.series.RegisterUsed.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Tells what a register showed at some times, so that the energy between two of them is their
/// difference: the same as the series has, to the watt-hour.
final class Boundaries {

    private final RegisterSeries series;
    private final List<Point> counting;

    private Boundaries(RegisterSeries series) {
        this.series = series;
        this.counting = series.counting();
    }

    /// The registers at each of some times, and the last and first ones of meters exchanged between
    /// them.
    ///
    /// @param cuts at least two, the earliest first; each between two counting points, or at one
    static List<Boundary> of(RegisterSeries series, List<Instant> cuts) {
        return new Boundaries(series).at(cuts);
    }

    /// The same from the energy between, for a meter that stays and whose register does not turn.
    ///
    /// @param edges the registers at the first time and at the last one
    /// @param slots of all of it, the earliest first
    /// @param split the times at which a line split energy
    static List<Boundary> of(
            List<Boundary> edges, List<Instant> cuts, List<Slot> slots, Collection<Instant> split) {
        var first = edges.getFirst();
        var found = new ArrayList<Boundary>(cuts.size());
        long stands = first.wattHours();
        int slot = 0;
        for (var cut : cuts) {
            while (slot < slots.size() && slots.get(slot).start().isBefore(cut)) {
                stands = Math.addExact(stands, slots.get(slot).wattHours());
                slot++;
            }
            var basis = split.contains(cut) ? Basis.ROLLED_UP_ESTIMATED : Basis.ROLLED_UP;
            found.add(new Boundary(cut, stands, 0, Role.READING, basis, cut, cut));
        }
        found.set(0, first);
        found.set(found.size() - 1, edges.getLast());
        return found;
    }

    private List<Boundary> at(List<Instant> cuts) {
        var found = new ArrayList<Boundary>(cuts.size());
        cuts.forEach(cut -> found.add(at(cut)));
        var first = cuts.getFirst();
        var last = cuts.getLast();
        for (var stay : series.stays().all()) {
            if (stay.from().isAfter(first) && stay.from().isBefore(last)) {
                found.removeIf(its -> its.at().equals(stay.from()) && its.role() == Role.READING);
                found.add(stay(stay.from(), stay.initialWh(), stay, Role.INITIAL));
            }
            if (stay.to().isAfter(first) && !stay.to().isAfter(last)) {
                found.removeIf(its -> its.at().equals(stay.to()) && its.role() != Role.INITIAL);
                found.add(stay(stay.to(), stay.finalWh(), stay, Role.FINAL));
            }
        }
        found.sort(Comparator.comparing(Boundary::at).thenComparing(Boundary::role));
        return turned(found);
    }

    private static Boundary stay(Instant at, long register, Stay stay, Role role) {
        long wattHours = Math.multiplyExact(register, stay.multiplier());
        return new Boundary(at, wattHours, 0, role, Basis.READ, at, at);
    }

    private Boundary at(Instant cut) {
        var stays = series.stays();
        int position = stays.position(cut);
        if (Stays.inGap(position) && position > 0) {
            // No meter is there: it goes on with the last register of the one that left.
            var left = stays.at(position - 1);
            return stay(cut, left.finalWh(), left, Role.FINAL);
        }
        var stay = stays.at(position);
        var before = before(cut);
        var after = after(cut);
        boolean sameMeter = stays.position(before.at()) == position;
        var from = sameMeter ? before.at() : stay.from();
        long start = sameMeter ? before.register() : stay.initialWh();
        long rise = Quarters.total(series.segments(), from, cut);
        return new Boundary(
                cut,
                stay.reduced(Math.addExact(Math.multiplyExact(start, stay.multiplier()), rise)),
                0,
                Role.READING,
                basis(before, after, cut),
                sameMeter ? before.at() : from,
                after.at());
    }

    private Point before(Instant cut) {
        var before = counting.getFirst();
        for (var point : counting) {
            if (point.at().isAfter(cut)) {
                break;
            }
            before = point;
        }
        return before;
    }

    private Point after(Instant cut) {
        return counting.stream()
                .filter(point -> !point.at().isBefore(cut))
                .findFirst()
                .orElseGet(counting::getLast);
    }

    private static Basis basis(Point before, Point after, Instant cut) {
        boolean read = before.at().equals(cut);
        if (before.isEstimated() || (!read && after.isEstimated())) {
            return Basis.ESTIMATED;
        }
        if (!read) {
            return Basis.INTERPOLATED;
        }
        return before.state(false) == State.EDITED ? Basis.EDITED : Basis.READ;
    }

    /// Where the difference of two registers is not the energy between them, the register turned.
    private List<Boundary> turned(List<Boundary> found) {
        var turned = new ArrayList<Boundary>(found.size());
        turned.add(found.getFirst());
        for (int i = 1; i < found.size(); i++) {
            var from = found.get(i - 1);
            var to = found.get(i);
            long turn = 0;
            if (to.role() != Role.INITIAL) {
                long energy = Quarters.total(series.segments(), from.at(), to.at());
                turn = energy - (to.wattHours() - from.wattHours());
            }
            turned.add(
                    new Boundary(
                            to.at(),
                            to.wattHours(),
                            turn,
                            to.role(),
                            to.basis(),
                            to.before(),
                            to.after()));
        }
        return turned;
    }
}
