package io.contaluz.billing.series;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Energy in slots of 15 minutes UTC, numbered from 1970 on.
///
/// Within a segment energy is apportioned by time: the part up to a boundary is rounded down, and
/// the rest is the next slot's. So nothing is lost or counted twice, and each segment's part of a
/// slot depends on no other segment. As in ingest.
final class Quarters {

    private static final long MICROS = TimeUnit.MINUTES.toMicros(15);

    /// Energy of a slot.
    ///
    /// @param estimated whether any of it was apportioned by time, or rests on an estimate
    record Quarter(long wattHours, boolean estimated) {

        private Quarter plus(Quarter other) {
            return new Quarter(
                    Math.addExact(wattHours, other.wattHours), estimated || other.estimated);
        }
    }

    private final NavigableMap<Long, Quarter> quarters = new TreeMap<>();

    static Quarters of(Collection<Segment> segments) {
        var quarters = new Quarters();
        segments.forEach(quarters::add);
        return quarters;
    }

    /// The slots of a period of which anything is known.
    ///
    /// @throws IllegalArgumentException if it does not begin and end with a slot
    NavigableMap<Instant, Quarter> within(Instant from, Instant to) {
        var found = new TreeMap<Instant, Quarter>();
        quarters.subMap(at(from), at(to))
                .forEach((slot, quarter) -> found.put(start(slot), quarter));
        return found;
    }

    private static long at(Instant boundary) {
        long micros = micros(boundary);
        if (micros % MICROS != 0) {
            throw new IllegalArgumentException("not the start of a quarter: " + boundary);
        }
        return micros / MICROS;
    }

    private void add(Segment segment) {
        long from = micros(segment.from());
        long to = micros(segment.to());
        long energy = segment.wattHours();
        if (from == to && energy == 0) {
            return;
        }
        long last = Math.floorDiv(to - 1, MICROS);
        long slot = from == to ? last : Math.floorDiv(from, MICROS);
        long before = 0;
        boolean apportioned = segment.estimated();
        for (; slot < last; slot++) {
            long boundary = (slot + 1) * MICROS;
            long after = part(energy, boundary - from, to - from);
            boolean inside = energy > 0 && boundary < to;
            put(slot, after - before, apportioned || inside);
            apportioned = inside || segment.estimated();
            before = after;
        }
        put(last, energy - before, apportioned);
    }

    private void put(long slot, long energy, boolean estimated) {
        quarters.merge(slot, new Quarter(energy, estimated), Quarter::plus);
    }

    /// The energy from one time to another, both of them anywhere, rounded down in each segment.
    static long total(Collection<Segment> segments, Instant from, Instant to) {
        long sum = 0;
        for (var segment : segments) {
            sum = Math.addExact(sum, until(segment, to) - until(segment, from));
        }
        return sum;
    }

    private static long until(Segment segment, Instant at) {
        if (!segment.to().isAfter(at)) {
            return segment.wattHours();
        }
        if (!segment.from().isBefore(at)) {
            return 0;
        }
        long from = micros(segment.from());
        return part(segment.wattHours(), micros(at) - from, micros(segment.to()) - from);
    }

    static long part(long wattHours, long elapsed, long duration) {
        return BigInteger.valueOf(wattHours)
                .multiply(BigInteger.valueOf(elapsed))
                .divide(BigInteger.valueOf(duration))
                .longValueExact();
    }

    private static Instant start(long slot) {
        return Instant.EPOCH.plus(slot * MICROS, ChronoUnit.MICROS);
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
