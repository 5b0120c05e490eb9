package io.contaluz.billing.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A register's readings in the order of their times, what of them counts, and the energy between.
///
/// @param points the earliest first, one a time
/// @param segments the earliest first, each from where the one before ended
public record RegisterSeries(List<Point> points, List<Segment> segments, Stays stays) {

    /// Puts readings and decisions together. It does not matter in which order they come, or
    /// whether some come twice.
    ///
    /// @param revisions at most one a time: the ones that hold
    public static RegisterSeries of(
            Collection<RawReading> readings, Collection<Revision> revisions, Stays stays) {
        var sent = new TreeMap<Instant, List<RawReading>>();
        readings.forEach(one -> sent.computeIfAbsent(one.at(), at -> new ArrayList<>()).add(one));
        sent.values().forEach(all -> all.sort(RawReading.PRECEDENCE));
        var decided = new HashMap<Instant, Revision>();
        for (var revision : revisions) {
            if (decided.put(revision.at(), revision) != null) {
                throw new IllegalArgumentException("two revisions hold at " + revision.at());
            }
            sent.computeIfAbsent(revision.at(), at -> new ArrayList<>());
        }
        var line = new EnergyLine(stays);
        var points = new ArrayList<Point>(sent.size());
        sent.forEach((at, all) -> {
            var point = new Point(at, List.copyOf(all), decided.get(at), false);
            boolean good = point.validated() != null && line.accept(point);
            points.add(point.counting(good));
        });
        return new RegisterSeries(List.copyOf(points), List.copyOf(line.segments()), stays);
    }

    /// The same as if nothing were known of a time.
    public RegisterSeries without(Instant at) {
        var rest = points.stream().filter(point -> !point.at().equals(at)).toList();
        return of(
                rest.stream().flatMap(point -> point.sent().stream()).toList(),
                rest.stream().map(Point::revision).filter(Objects::nonNull).toList(),
                stays);
    }

    /// What counts, the earliest first.
    public List<Point> counting() {
        return points.stream().filter(Point::counts).toList();
    }

    /// Whether its first and its last point belong to different meters.
    public boolean isExchanged() {
        return !points.isEmpty()
                && stays.position(points.getFirst().at()) != stays.position(points.getLast().at());
    }

    /// Whether a register may have turned over unseen, since points that count are far apart.
    public boolean mayHaveTurnedUnseen() {
        var counting = counting();
        for (int i = 1; i < counting.size(); i++) {
            var before = counting.get(i - 1);
            var stay = stays.at(stays.position(before.at()));
            if (stay.mayHaveTurnedMore(before, counting.get(i))) {
                return true;
            }
        }
        return false;
    }

    /// The first point of a fall that lasts to the end, unless there is none.
    public Optional<Point> unresolved() {
        Point fallen = null;
        for (var point : points.reversed()) {
            if (point.counts()) {
                break;
            }
            fallen = point.fell() ? point : fallen;
        }
        return Optional.ofNullable(fallen);
    }

    /// The energy from one counting point to a later one, in watt-hours.
    public long energy(Instant from, Instant to) {
        long sum = 0;
        for (var segment : segments) {
            boolean begun = segment.to().isAfter(from) && !segment.from().isBefore(from);
            if (begun && !segment.to().isAfter(to)) {
                sum = Math.addExact(sum, segment.wattHours());
            }
        }
        return sum;
    }

    /// All of its energy, in watt-hours.
    public long energy() {
        return segments.stream().mapToLong(Segment::wattHours).reduce(0, Math::addExact);
    }
}
