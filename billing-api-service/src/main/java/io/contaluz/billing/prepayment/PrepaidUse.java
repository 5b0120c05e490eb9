package io.contaluz.billing.prepayment;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.energy.ValidatedEnergy;
import io.contaluz.billing.energy.ValidatedEnergy.Cycle;
import io.contaluz.billing.series.CycleEnergy;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The energy that is taken from credit: that of the days on which a usage point's terms are
/// prepaid, by the validated series. What other terms bill is not taken from it.
@Component
class PrepaidUse {

    private final JdbcClient jdbc;
    private final ValidatedEnergy energy;

    PrepaidUse(JdbcClient jdbc, ValidatedEnergy energy) {
        this.jdbc = jdbc;
        this.energy = energy;
    }

    /// Days on which terms are prepaid.
    ///
    /// @param end the day after the last; null while they hold
    private record Span(LocatedUsagePoint usagePoint, LocalDate start, @Nullable LocalDate end) {

        /// What of it is in a period.
        Stream<Cycle> within(Instant from, Instant to) {
            var first = later(start(start), from);
            var last = end == null ? to : earlier(start(end), to);
            return first.isBefore(last)
                    ? Stream.of(new Cycle(usagePoint, first, last))
                    : Stream.of();
        }

        private Instant start(LocalDate day) {
            return day.atStartOfDay(usagePoint.zone()).toInstant();
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /// What some usage points have taken before a time, in watt-hours, by their ids.
    Map<Integer, Long> until(Collection<LocatedUsagePoint> some, Instant to) {
        var sums = new HashMap<Integer, Long>();
        some.forEach(one -> sums.put(one.id(), 0L));
        var cycles = cycles(some, Instant.MIN, to);
        var totals = energy.totals(cycles);
        for (int place = 0; place < cycles.size(); place++) {
            long used = totals.get(place).wattHours();
            sums.merge(cycles.get(place).usagePoint().id(), used, Math::addExact);
        }
        return sums;
    }

    /// What a usage point has taken before a time, in watt-hours.
    long until(LocatedUsagePoint usagePoint, Instant to) {
        return requireNonNull(until(List.of(usagePoint), to).get(usagePoint.id()));
    }

    /// What a usage point has taken on each day of a period of which anything is known, the
    /// earliest first.
    ///
    /// @param end the day after the last
    List<CycleEnergy.Day> byDay(LocatedUsagePoint usagePoint, LocalDate first, LocalDate end) {
        var zone = usagePoint.zone();
        var from = first.atStartOfDay(zone).toInstant();
        var to = end.atStartOfDay(zone).toInstant();
        return energy.profiles(cycles(List.of(usagePoint), from, to)).stream()
                .flatMap(profile -> profile.days(zone).stream())
                .toList();
    }

    /// What a usage point took in a period by whatever terms, in watt-hours.
    long metered(LocatedUsagePoint usagePoint, Instant from, Instant to) {
        return energy.totals(List.of(new Cycle(usagePoint, from, to))).stream()
                .mapToLong(CycleTotal::wattHours)
                .sum();
    }

    /// Keeps the months that some balance rests on from leaving, up to one that holds a time.
    void holdMonths(Instant until) {
        jdbc.sql(
                        """
                        insert into reading_month_hold (month, held_by)
                        select cast(month as date), 'prepaid_account'
                        from (select min(valid_from) as first
                            from prepaid_account join supply_terms using (usage_point_id)
                            where modality = 'prepaid') terms,
                            generate_series(date_trunc('month', cast(first - 1 as timestamp)),
                                cast(:until as timestamp), interval '1 month') month
                        on conflict do nothing
                        """)
                .param("until", LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1).toString())
                .update();
    }

    private List<Cycle> cycles(Collection<LocatedUsagePoint> some, Instant from, Instant to) {
        return spans(some).stream().flatMap(span -> span.within(from, to)).toList();
    }

    private List<Span> spans(Collection<LocatedUsagePoint> some) {
        var byId = new HashMap<Integer, LocatedUsagePoint>();
        some.forEach(one -> byId.put(one.id(), one));
        return jdbc.sql(
                        """
                        select usage_point_id, valid_from, valid_to from supply_terms
                        where modality = 'prepaid'
                            and usage_point_id = any(cast(:ids as int[]))
                        order by usage_point_id, valid_from
                        """)
                .param("ids", byId.keySet().toArray(Integer[]::new))
                .query((row, number) ->
                        new Span(
                                requireNonNull(byId.get(row.getInt("usage_point_id"))),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)))
                .list();
    }
}
