package io.contaluz.billing.series;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// What stands in for a reading that is missing: a register on the line between its neighbours, or,
/// after the last one, the mean of the last 12 cycles (REN 1000/2021: no reading). Whoever uses it
/// marks it as estimated.
public final class Estimation {

    /// Cycles that the mean is taken of, at most.
    public static final int CYCLES = 12;

    /// How long a cycle counts where no invoice tells; a parameter, since cycles take 27 to 33
    /// days.
    public static final Duration CYCLE = Duration.ofDays(30);

    private Estimation() {}

    /// The register of a time at which none was read; none if no reading counts before it, its
    /// neighbours belong to another meter, or the history is shorter than a cycle.
    public static OptionalLong register(RegisterSeries series, Instant at) {
        var counting = series.counting();
        var before = counting.stream().filter(point -> point.at().isBefore(at)).toList();
        var after = counting.stream().filter(point -> point.at().isAfter(at)).findFirst();
        if (before.isEmpty()) {
            return OptionalLong.empty();
        }
        var stays = series.stays();
        int position = stays.position(at);
        var last = before.getLast();
        if (stays.position(last.at()) != position) {
            return OptionalLong.empty();
        }
        if (after.isPresent()) {
            return stays.position(after.get().at()) == position
                    ? OptionalLong.of(interpolate(last, after.get(), at, stays.at(position)))
                    : OptionalLong.empty();
        }
        return extrapolate(series, last, at, stays.at(position));
    }

    /// The mean energy of the last 12 cycles, or of as many as there are, rounded down to the
    /// watt-hour; none if there is none.
    ///
    /// @param cycles watt-hours of each, the earliest first
    public static OptionalLong meanOfCycles(List<Long> cycles) {
        var last = cycles.subList(Math.max(0, cycles.size() - CYCLES), cycles.size());
        if (last.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                last.stream().mapToLong(Long::longValue).reduce(0, Math::addExact) / last.size());
    }

    private static long interpolate(Point before, Point after, Instant at, Stay stay) {
        long rise = stay.rise(before.register(), after.register());
        long elapsed = Quarters.micros(at) - Quarters.micros(before.at());
        long duration = Quarters.micros(after.at()) - Quarters.micros(before.at());
        return stay.after(before.register(), Quarters.part(rise, elapsed, duration));
    }

    /// Goes on from the last register at the mean pace of whole cycles before it.
    private static OptionalLong extrapolate(
            RegisterSeries series, Point last, Instant at, Stay stay) {
        var first = series.counting().getFirst().at();
        long whole = Math.min(CYCLES, Duration.between(first, last.at()).dividedBy(CYCLE));
        if (whole == 0) {
            return OptionalLong.empty();
        }
        var begin = last.at().minus(CYCLE.multipliedBy(whole));
        long energy = Quarters.total(series.segments(), begin, last.at());
        long elapsed = Quarters.micros(at) - Quarters.micros(last.at());
        long duration = whole * CYCLE.toMillis() * 1_000;
        long expected = Quarters.part(energy, elapsed, duration);
        return OptionalLong.of(stay.after(last.register(), expected / stay.multiplier()));
    }
}
