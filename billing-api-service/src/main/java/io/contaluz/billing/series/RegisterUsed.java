package io.contaluz.billing.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A register that the energy of a period rests on. With the usage point, its time is the key of
/// the reading or revision that it comes from.
///
/// @param registerWh in watt-hours
/// @param state of a reading; that of a meter's first and last register is `VALIDATED`
public record RegisterUsed(Instant at, long registerWh, Role role, State state) {

    /// Where a register comes from.
    public enum Role {
        /// A meter's last register, on record since it left.
        FINAL,
        /// A meter's first register, on record since it came.
        INITIAL,
        /// A reading.
        READING
    }

    /// The last counting register at or before the start (or the first there is), the first at or
    /// after the end (or the last), and between them those of an exchange and those that somebody
    /// decided about: what lies between two of them is the difference, over a turn of the register.
    static List<RegisterUsed> of(RegisterSeries series, Instant from, Instant to) {
        var span = span(series.counting(), from, to);
        var used = new ArrayList<RegisterUsed>();
        for (var point : span) {
            boolean edge = point.equals(span.getFirst()) || point.equals(span.getLast());
            if (edge || point.revision() != null) {
                used.add(reading(point));
            }
        }
        if (!span.isEmpty()) {
            addStays(series.stays(), span.getFirst().at(), span.getLast().at(), used);
        }
        used.sort(Comparator.comparing(RegisterUsed::at).thenComparing(RegisterUsed::role));
        return used;
    }

    /// The counting points that enclose a period; none if it lies outside of all.
    private static List<Point> span(List<Point> counting, Instant from, Instant to) {
        int first = 0;
        int last = counting.size();
        while (first + 1 < counting.size() && !counting.get(first + 1).at().isAfter(from)) {
            first++;
        }
        while (last > first + 1 && !counting.get(last - 2).at().isBefore(to)) {
            last--;
        }
        var span = counting.subList(Math.min(first, last), last);
        boolean outside =
                span.isEmpty()
                        || !span.getFirst().at().isBefore(to)
                        || !span.getLast().at().isAfter(from);
        return outside ? List.of() : span;
    }

    private static RegisterUsed reading(Point point) {
        return new RegisterUsed(point.at(), point.register(), Role.READING, point.state(false));
    }

    private static void addStays(
            Stays stays, Instant first, Instant last, List<RegisterUsed> used) {
        for (var stay : stays.all()) {
            if (stay.from().isAfter(first) && !stay.from().isAfter(last)) {
                used.add(
                        new RegisterUsed(
                                stay.from(), stay.initialWh(), Role.INITIAL, State.VALIDATED));
            }
            if (stay.to().isAfter(first) && !stay.to().isAfter(last)) {
                used.add(new RegisterUsed(stay.to(), stay.finalWh(), Role.FINAL, State.VALIDATED));
            }
        }
    }
}
