package io.contaluz.billing.alerting;

import io.contaluz.billing.energy.DayEnergy;
import io.contaluz.billing.metering.WattHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What a month will come to: what is known of it, and for each day that is left the mean of the
/// same day of the week. The band is the least and the most that as many days in a row took in the
/// weeks looked back on; it assumes no distribution, and says so by being wide.
///
/// @param soFar of the month's complete days
/// @param expected of the whole month
/// @param least of the whole month
/// @param most of the whole month
/// @param daysKnown complete days of the month
record MonthForecast(
        YearMonth month,
        WattHours soFar,
        WattHours expected,
        WattHours least,
        WattHours most,
        int daysKnown) {

    /// Eight weeks: long enough for a mean of each day of the week, short enough for the season.
    static final int DAYS_BACK = 56;

    private static final int DAYS_OF_WEEK = 7;

    /// Tells a month's energy.
    ///
    /// @param days up to the last that is known, the earliest first
    /// @return empty without a week's complete days
    static Optional<MonthForecast> of(YearMonth month, List<DayEnergy> days) {
        var known = days.stream().filter(DayEnergy::complete).toList();
        var history = known.subList(Math.max(0, known.size() - DAYS_BACK), known.size());
        if (history.size() < DAYS_OF_WEEK) {
            return Optional.empty();
        }
        var its = known.stream().filter(day -> YearMonth.from(day.day()).equals(month)).toList();
        long soFar = its.stream().mapToLong(day -> day.energy().value()).sum();
        var left = daysLeft(month, its);
        long expected = soFar + sum(left, means(history));
        var like = windows(history, left.size());
        return Optional.of(
                new MonthForecast(
                        month,
                        new WattHours(soFar),
                        new WattHours(expected),
                        new WattHours(Math.min(expected, soFar + least(like))),
                        new WattHours(Math.max(expected, soFar + most(like))),
                        its.size()));
    }

    private static List<LocalDate> daysLeft(YearMonth month, List<DayEnergy> known) {
        var there = known.stream().map(DayEnergy::day).toList();
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> !there.contains(day))
                .toList();
    }

    private static long sum(List<LocalDate> days, Map<DayOfWeek, Long> means) {
        return days.stream().mapToLong(day -> means.getOrDefault(day.getDayOfWeek(), 0L)).sum();
    }

    /// A day of the week that is missing takes the mean of all.
    private static Map<DayOfWeek, Long> means(List<DayEnergy> history) {
        var means = new EnumMap<DayOfWeek, Long>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            var its = history.stream().filter(day -> day.day().getDayOfWeek() == weekday).toList();
            means.put(weekday, mean(its.isEmpty() ? history : its));
        }
        return means;
    }

    private static long mean(List<DayEnergy> days) {
        return days.stream().mapToLong(day -> day.energy().value()).sum() / days.size();
    }

    /// The energy of as many known days in a row; scaled up where there are not as many.
    private static List<Long> windows(List<DayEnergy> history, int length) {
        int whole = Math.min(length, history.size());
        if (whole == 0) {
            return List.of(0L);
        }
        return IntStream.rangeClosed(0, history.size() - whole)
                .mapToObj(from -> mean(history.subList(from, from + whole)) * length)
                .toList();
    }

    private static long least(List<Long> sums) {
        return longs(sums).min().orElse(0);
    }

    private static long most(List<Long> sums) {
        return longs(sums).max().orElse(0);
    }

    private static LongStream longs(List<Long> sums) {
        return sums.stream().mapToLong(Long::longValue);
    }
}
