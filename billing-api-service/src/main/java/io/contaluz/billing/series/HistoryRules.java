package io.contaluz.billing.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// Rules that hold a point against the series' own history.
final class HistoryRules {

    /// As many others must be known for a spike to be one.
    private static final int OTHERS = 3;

    /// As many days must be known for a day to be compared.
    private static final int FEWEST_DAYS = 7;

    private HistoryRules() {}

    /// Points before which there is a gap of so many usual (median) intervals.
    static List<Instant> afterAGap(RegisterSeries series, int times) {
        var points = series.points();
        var intervals = new ArrayList<Duration>();
        for (int i = 1; i < points.size(); i++) {
            intervals.add(Duration.between(points.get(i - 1).at(), points.get(i).at()));
        }
        if (intervals.size() < OTHERS) {
            return List.of();
        }
        var usual = intervals.stream().sorted().toList().get(intervals.size() / 2);
        var found = new ArrayList<Instant>();
        for (int i = 1; i < points.size(); i++) {
            if (intervals.get(i - 1).compareTo(usual.multipliedBy(times)) >= 0) {
                found.add(points.get(i).at());
            }
        }
        return found;
    }

    /// Points at the end of a segment whose power is so many times the third highest of the others.
    static List<Instant> spikes(RegisterSeries series, int times) {
        var segments =
                series.segments().stream().filter(one -> one.from().isBefore(one.to())).toList();
        var powers =
                segments.stream()
                        .map(HistoryRules::power)
                        .sorted(Comparator.reverseOrder())
                        .toList();
        if (powers.size() <= OTHERS || powers.get(OTHERS).signum() == 0) {
            return List.of();
        }
        var found = new ArrayList<Instant>();
        for (var segment : segments) {
            var power = power(segment);
            boolean amongHighest = power.compareTo(powers.get(OTHERS - 1)) >= 0;
            var third = powers.get(amongHighest ? OTHERS : OTHERS - 1);
            if (power.compareTo(third.multiply(BigDecimal.valueOf(times))) >= 0) {
                found.add(segment.to());
            }
        }
        return found;
    }

    /// Watts.
    private static BigDecimal power(Segment segment) {
        var hours = Duration.between(segment.from(), segment.to()).toMillis();
        return BigDecimal.valueOf(segment.wattHours())
                .multiply(BigDecimal.valueOf(Duration.ofHours(1).toMillis()))
                .divide(BigDecimal.valueOf(Math.max(1, hours)), MathContext.DECIMAL64);
    }

    /// Points at the end of a stretch without energy that is longer than a duration.
    static List<Instant> stoodStill(RegisterSeries series, Duration longest) {
        var found = new ArrayList<Instant>();
        Instant since = null;
        for (var segment : series.segments()) {
            if (segment.wattHours() > 0) {
                since = null;
                continue;
            }
            since = since == null ? segment.from() : since;
            if (Duration.between(since, segment.to()).compareTo(longest) > 0) {
                found.add(segment.to());
            }
        }
        return found;
    }

    static List<Instant> high(RegisterSeries series, int times, int history) {
        return unusualDays(
                series,
                history,
                (energy, mean) -> energy.compareTo(mean.multiply(BigDecimal.valueOf(times))) >= 0);
    }

    static List<Instant> low(RegisterSeries series, int divisor, int history) {
        return unusualDays(
                series,
                history,
                (energy, mean) ->
                        energy.multiply(BigDecimal.valueOf(divisor)).compareTo(mean) <= 0);
    }

    /// The last counting points of whole days (UTC) whose energy stands out against the mean of the
    /// days before, where that is not zero.
    private static List<Instant> unusualDays(
            RegisterSeries series, int history, BiPredicate<BigDecimal, BigDecimal> rule) {
        var days = wholeDays(series);
        var found = new ArrayList<Instant>();
        var before = new ArrayList<BigDecimal>();
        for (var day : days.entrySet()) {
            if (before.size() >= FEWEST_DAYS) {
                var mean =
                        mean(before.subList(Math.max(0, before.size() - history), before.size()));
                if (mean.signum() > 0 && rule.test(day.getValue(), mean)) {
                    lastPoint(series, day.getKey(), found);
                }
            }
            before.add(day.getValue());
        }
        return found;
    }

    private static NavigableMap<LocalDate, BigDecimal> wholeDays(RegisterSeries series) {
        var days = new TreeMap<LocalDate, BigDecimal>();
        var counting = series.counting();
        if (counting.size() < 2) {
            return days;
        }
        var first = LocalDate.ofInstant(counting.getFirst().at(), ZoneOffset.UTC).plusDays(1);
        var end = LocalDate.ofInstant(counting.getLast().at(), ZoneOffset.UTC);
        if (first.isBefore(end)) {
            Quarters.of(series.segments())
                    .within(start(first), start(end))
                    .forEach((start, quarter) ->
                            days.merge(
                                    LocalDate.ofInstant(start, ZoneOffset.UTC),
                                    BigDecimal.valueOf(quarter.wattHours()),
                                    BigDecimal::add));
        }
        return days;
    }

    private static BigDecimal mean(List<BigDecimal> energies) {
        return energies.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(energies.size()), MathContext.DECIMAL64);
    }

    private static void lastPoint(RegisterSeries series, LocalDate day, List<Instant> found) {
        var end = start(day.plusDays(1));
        series.counting().reversed().stream()
                .filter(point -> !point.at().isAfter(end))
                .findFirst()
                .ifPresent(point -> found.add(point.at()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
