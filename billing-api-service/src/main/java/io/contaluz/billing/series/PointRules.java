package io.contaluz.billing.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Rules that look at a point, or at it and the one that counts before it.
final class PointRules {

    private PointRules() {}

    /// Came more than once with the same register.
    static List<Instant> duplicates(RegisterSeries series) {
        return where(
                series,
                point ->
                        point.sent().stream().mapToLong(RawReading::registerWh).distinct().count()
                                < point.sent().size());
    }

    /// Came with more than one register.
    static List<Instant> conflicts(RegisterSeries series) {
        return where(
                series,
                point ->
                        point.sent().stream().mapToLong(RawReading::registerWh).distinct().count()
                                > 1);
    }

    /// The register fell without turning over.
    static List<Instant> negatives(RegisterSeries series) {
        return where(series, Point::fell);
    }

    /// The register turned over.
    static List<Instant> turns(RegisterSeries series) {
        return wherePairs(
                series,
                (before, after) ->
                        after.register() < before.register() && sameMeter(before, after, series));
    }

    /// Another meter was there before.
    static List<Instant> exchanges(RegisterSeries series) {
        return wherePairs(series, (before, after) -> !sameMeter(before, after, series));
    }

    static List<Instant> sentBeforeTheirTime(RegisterSeries series, Duration ahead) {
        return where(
                series,
                point ->
                        !point.sent().isEmpty()
                                && point.at()
                                        .isAfter(point.sent().getFirst().receivedAt().plus(ahead)));
    }

    static List<Instant> sentAfterTheirTime(RegisterSeries series, Duration late) {
        return where(
                series,
                point ->
                        !point.sent().isEmpty()
                                && point.at()
                                        .isBefore(
                                                point.sent().getFirst().receivedAt().minus(late)));
    }

    private static boolean sameMeter(Point before, Point after, RegisterSeries series) {
        return series.stays().position(before.at()) == series.stays().position(after.at());
    }

    private static List<Instant> where(RegisterSeries series, Predicate<Point> rule) {
        return series.points().stream().filter(rule).map(Point::at).toList();
    }

    private static List<Instant> wherePairs(RegisterSeries series, BiPredicate<Point, Point> rule) {
        var counting = series.counting();
        var found = new ArrayList<Instant>();
        for (int i = 1; i < counting.size(); i++) {
            if (rule.test(counting.get(i - 1), counting.get(i))) {
                found.add(counting.get(i).at());
            }
        }
        return found;
    }
}
