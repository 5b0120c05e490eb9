package io.contaluz.ingest.energy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Energy as it is defined, from all readings at once: a cumulative value at each reading that
/// counts, interpolated by time in between, and its difference from boundary to boundary.
final class EnergyByDefinition {

    private static final long QUARTER = 900_000_000L;

    private record Event(long at, int order, long register, Stay stay) {}

    private static final BigInteger MICROS_AN_HOUR = BigInteger.valueOf(3_600_000_000L);
    private static final BigInteger MOST_WATTS = BigInteger.valueOf(200_000);

    private record Point(long at, BigInteger energy) {}

    record Slice(long wattHours, boolean estimated) {}

    /// After a reading that counts, or before all.
    private record State(int points, BigInteger energy, Stay stay, Long register, long since) {}

    private final List<Point> points = new ArrayList<>();
    private BigInteger energy = BigInteger.ZERO;
    private Stay stay = Stay.UNKNOWN;
    private Long register;
    private long since;
    private boolean fallen;

    private EnergyByDefinition() {}

    static EnergyByDefinition of(SortedMap<Long, Long> readings, List<Stay> stays) {
        var events = new ArrayList<Event>();
        readings.forEach((at, wh) -> events.add(new Event(at, 2, wh, Stay.UNKNOWN)));
        for (var stay : stays) {
            events.add(new Event(stay.from(), 1, stay.initial(), stay));
            if (stay.to() < Long.MAX_VALUE) {
                events.add(new Event(stay.to(), 0, stay.last(), stay));
            }
        }
        events.sort(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
        var definition = new EnergyByDefinition();
        definition.follow(events);
        return definition;
    }

    /// Where a reading is left out, what followed the one that counts before it is told anew, now
    /// that the register is known to have fallen.
    private void follow(List<Event> events) {
        int good = 0;
        var state = state();
        for (int i = 0; i < events.size(); i++) {
            boolean taken = take(events.get(i));
            if (events.get(i).order == 2 && taken) {
                good = i + 1;
                state = state();
                fallen = false;
            } else if (!taken && !fallen) {
                fallen = true;
                restore(state);
                i = good - 1;
            }
        }
        restore(state);
    }

    private State state() {
        return new State(points.size(), energy, stay, register, since);
    }

    private void restore(State state) {
        points.subList(state.points, points.size()).clear();
        energy = state.energy;
        stay = state.stay;
        register = state.register;
        since = state.since;
    }

    private boolean take(Event event) {
        boolean begun = !points.isEmpty();
        if (event.order == 1) {
            stay = event.stay;
            register = event.register;
            since = event.at;
        } else if (!begun || register == null) {
            if (event.order == 2) {
                register = event.register;
                since = event.at;
                begun = true;
            }
        } else if (!counts(event.at, event.register) && event.order == 2) {
            return false;
        }
        if (event.order == 0) {
            stay = Stay.UNKNOWN;
            register = null;
        }
        if (begun) {
            points.add(new Point(event.at, energy));
        }
        return true;
    }

    private boolean counts(long at, long now) {
        long difference = now - register;
        if (difference < 0 && difference + stay.modulus() >= 0) {
            long wrapped = difference + stay.modulus();
            if (wrapped * 10 < stay.modulus() && !fallen && isPossible(wrapped, at - since)) {
                difference = wrapped;
            }
        }
        if (difference < 0) {
            return false;
        }
        energy =
                energy.add(
                        BigInteger.valueOf(difference)
                                .multiply(BigInteger.valueOf(stay.multiplier())));
        register = now;
        since = at;
        return true;
    }

    private static boolean isPossible(long wattHours, long micros) {
        var energy = BigInteger.valueOf(wattHours - 1_000).multiply(MICROS_AN_HOUR);
        return energy.compareTo(MOST_WATTS.multiply(BigInteger.valueOf(micros))) <= 0;
    }

    long total() {
        return points.isEmpty() ? 0 : energyAtLast().longValueExact();
    }

    private BigInteger energyAtLast() {
        return points.getLast().energy;
    }

    /// The slots between the first and the last reading, by their starts.
    SortedMap<Long, Slice> slots() {
        var slots = new TreeMap<Long, Slice>();
        if (points.size() < 2) {
            return slots;
        }
        long first = points.getFirst().at;
        long last = points.getLast().at;
        long start = Math.floorDiv(first, QUARTER) * QUARTER;
        for (; start < last; start += QUARTER) {
            var wattHours = value(start + QUARTER).subtract(value(start)).longValueExact();
            boolean estimated = isApportioned(start) || isApportioned(start + QUARTER);
            slots.put(start, new Slice(wattHours, estimated));
        }
        return slots;
    }

    private BigInteger value(long boundary) {
        int next = after(boundary);
        if (next == 0) {
            return BigInteger.ZERO;
        }
        var before = points.get(next - 1);
        if (next == points.size()) {
            return before.energy;
        }
        var later = points.get(next);
        return before.energy.add(
                later.energy
                        .subtract(before.energy)
                        .multiply(BigInteger.valueOf(boundary - before.at))
                        .divide(BigInteger.valueOf(later.at - before.at)));
    }

    private boolean isApportioned(long boundary) {
        int next = after(boundary);
        return next > 0
                && next < points.size()
                && points.get(next - 1).at < boundary
                && !points.get(next - 1).energy.equals(points.get(next).energy);
    }

    private int after(long boundary) {
        int next = 0;
        while (next < points.size() && points.get(next).at <= boundary) {
            next++;
        }
        return next;
    }
}
