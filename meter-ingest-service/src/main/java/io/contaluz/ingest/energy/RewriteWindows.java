package io.contaluz.ingest.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Finds how far around late and replaced readings the energy may change.
final class RewriteWindows {

    /// `base` is the last good reading before the span; `edge` where its slot begins; `start` the
    /// last good reading at or before that, from which all is followed again. `next` is the first
    /// reading after the span, and `stop` the first one at or after the end of its slot; none of
    /// them is later than what was rolled up.
    private static final String WINDOWS =
            """
            with touched as (
                select n, u,
                       timestamptz 'epoch' + f * interval '1 microsecond' as first_at,
                       timestamptz 'epoch' + l * interval '1 microsecond' as last_at,
                       timestamptz 'epoch' + s * interval '1 microsecond' as seen_at
                from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                    with ordinality as i (u, f, l, s, n)
            )
            select span.n, edge.at, coalesce(start.at, edge.at),
                   coalesce(stop.at, greatest(span.last_at, span.seen_at)), stop.at is null
            from touched span
            cross join lateral (select coalesce(
                (select good_at from register_fall
                 where usage_point_id = span.u and register = 0
                   and good_at < span.first_at and back_at >= span.first_at
                 order by good_at desc limit 1),
                (select measured_at from meter_reading
                 where usage_point_id = span.u and register = 0 and measured_at < span.first_at
                 order by measured_at desc limit 1))) as base (at)
            cross join lateral (select
                date_bin('15 minutes', coalesce(base.at, span.first_at), 'epoch')) as edge (at)
            cross join lateral (select coalesce(
                (select good_at from register_fall
                 where usage_point_id = span.u and register = 0
                   and good_at <= edge.at and back_at > edge.at
                 order by good_at desc limit 1),
                (select measured_at from meter_reading
                 where usage_point_id = span.u and register = 0 and measured_at <= edge.at
                 order by measured_at desc limit 1))) as start (at)
            left join lateral (
                select measured_at from meter_reading
                where usage_point_id = span.u and register = 0
                  and measured_at > span.last_at and measured_at <= span.seen_at
                order by measured_at limit 1) as next (at) on true
            left join lateral (
                select measured_at from meter_reading
                where usage_point_id = span.u and register = 0
                  and measured_at >= date_bin('15 minutes',
                          next.at + interval '14 minutes 59.999999 seconds', 'epoch')
                  and measured_at <= span.seen_at
                order by measured_at limit 1) as stop (at) on true
            """;

    private final JdbcTemplate database;

    RewriteWindows(JdbcTemplate database) {
        this.database = database;
    }

    /// What is to be read again, and what may come of it.
    record Found(Span readings, Rewrite.Window window) {}

    List<Found> of(List<Span> spans, Map<Integer, Progress> progress) {
        var found = new ArrayList<Found>();
        var seen =
                Times.longs(
                        spans,
                        span -> Objects.requireNonNull(progress.get(span.usagePoint())).seenAt());
        database.query(
                WINDOWS,
                statement -> {
                    statement.setObject(1, Times.ints(spans, Span::usagePoint));
                    statement.setObject(2, Times.longs(spans, Span::first));
                    statement.setObject(3, Times.longs(spans, Span::last));
                    statement.setObject(4, seen);
                },
                (RowCallbackHandler)
                        row -> {
                            var span = spans.get(row.getInt(1) - 1);
                            int id = span.usagePoint();
                            long to = Times.micros(row, 4);
                            var window =
                                    new Rewrite.Window(
                                            span,
                                            Slot.of(Times.micros(row, 2)),
                                            to,
                                            row.getBoolean(5),
                                            Objects.requireNonNull(progress.get(id)));
                            found.add(new Found(new Span(id, Times.micros(row, 3), to), window));
                        });
        return found;
    }
}
