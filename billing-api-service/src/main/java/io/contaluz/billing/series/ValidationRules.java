package io.contaluz.billing.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The rules by which readings are validated, after those of commercial meter data management. They
/// only tell: what becomes of a flagged reading, somebody decides. None of the thresholds is law.
///
/// @param ahead how long before its time a reading may come
/// @param late how long after its time it may come
/// @param missing a gap is one from so many times the usual interval on
/// @param spike power is a spike from so many times the third highest of the others on
/// @param high a day's energy is high from so many times the mean of the days before on
/// @param low it is low up to the mean divided by this
/// @param history days before that are compared, at most; 7 at least must be known
/// @param zero how long a register may stand still
public record ValidationRules(
        Duration ahead,
        Duration late,
        int missing,
        int spike,
        int high,
        int low,
        int history,
        Duration zero) {

    public static final ValidationRules DEFAULT =
            new ValidationRules(
                    Duration.ofMinutes(5),
                    Duration.ofDays(1),
                    2,
                    10,
                    3,
                    10,
                    30,
                    Duration.ofDays(7));

    /// @throws IllegalArgumentException if a threshold means nothing
    public ValidationRules {
        if (Math.min(missing, Math.min(spike, Math.min(high, low))) < 1 || history < 1) {
            throw new IllegalArgumentException("thresholds are 1 or more");
        }
    }

    /// What the rules have to say about the points of a series, by their times.
    public NavigableMap<Instant, Set<Flag>> flags(RegisterSeries series) {
        var flags = new TreeMap<Instant, Set<Flag>>();
        for (var point : series.points()) {
            flags.put(point.at(), EnumSet.noneOf(Flag.class));
        }
        mark(flags, Flag.DUPLICATE, PointRules.duplicates(series));
        mark(flags, Flag.CONFLICT, PointRules.conflicts(series));
        mark(flags, Flag.NEGATIVE, PointRules.negatives(series));
        mark(flags, Flag.TURNED_OVER, PointRules.turns(series));
        mark(flags, Flag.EXCHANGED, PointRules.exchanges(series));
        mark(flags, Flag.FUTURE, PointRules.sentBeforeTheirTime(series, ahead));
        mark(flags, Flag.LATE, PointRules.sentAfterTheirTime(series, late));
        mark(flags, Flag.MISSING, HistoryRules.afterAGap(series, missing));
        mark(flags, Flag.SPIKE, HistoryRules.spikes(series, spike));
        mark(flags, Flag.ZERO_FOR_LONG, HistoryRules.stoodStill(series, zero));
        mark(flags, Flag.HIGH, HistoryRules.high(series, high, history));
        mark(flags, Flag.LOW, HistoryRules.low(series, low, history));
        return flags;
    }

    /// What the rules have to say about the energy of a cycle, held against the cycles before it.
    ///
    /// @param before watt-hours of each, the earliest first
    public Set<Flag> cycleFlags(long wattHours, List<Long> before) {
        var flags = EnumSet.noneOf(Flag.class);
        Estimation.meanOfCycles(before)
                .ifPresent(mean -> {
                    if (mean > 0 && wattHours / high >= mean) {
                        flags.add(Flag.HIGH);
                    }
                    if (mean > 0 && wattHours <= mean / low) {
                        flags.add(Flag.LOW);
                    }
                });
        return flags;
    }

    private static void mark(Map<Instant, Set<Flag>> flags, Flag flag, Collection<Instant> times) {
        for (var time : times) {
            var known = flags.get(time);
            if (known != null) {
                known.add(flag);
            }
        }
    }
}
