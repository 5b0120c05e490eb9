package io.contaluz.billing.metering;

import io.contaluz.billing.metering.ValidatedSeries.Window;
import io.contaluz.billing.series.RegisterSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the registers next to the edges of many periods, by one query: for cycles of a fleet.
@Repository
class RegisterEdges {

    /// Periods around which ingest has left readings out are not among them, nor are usage points
    /// of which somebody has revised a reading.
    private static final String EDGES =
            """
            with wanted as materialized (
                select n, id, f, t
                from unnest(
                    cast(:ids as int[]), cast(:from as timestamptz[]), cast(:to as timestamptz[])
                ) with ordinality as w (id, f, t, n)
                where not exists (select from reading_revision r where r.usage_point_id = id)
                    and not exists (
                        select from register_fall r
                        where r.usage_point_id = id and r.register = 0
                            and good_at <= t and back_at >= f)
            )
            select n, 'reading' as kind, edge.measured_at as at, edge.register_wh as wh,
                edge.received_at, null::text as state, null::timestamptz as ended,
                null::bigint as final_wh, null::smallint as digits, null::int as multiplier
            from wanted cross join lateral (
                (select measured_at, register_wh, received_at from meter_reading
                    where usage_point_id = id and register = 0 and measured_at <= f
                    order by measured_at desc limit 1)
                union
                (select measured_at, register_wh, received_at from meter_reading
                    where usage_point_id = id and register = 0 and measured_at > f
                    order by measured_at limit 1)
                union
                (select measured_at, register_wh, received_at from meter_reading
                    where usage_point_id = id and register = 0 and measured_at < t
                    order by measured_at desc limit 1)
                union
                (select measured_at, register_wh, received_at from meter_reading
                    where usage_point_id = id and register = 0 and measured_at >= t
                    order by measured_at limit 1)
            ) as edge
            union all
            select n, 'stay', valid_from, initial_wh, null, null, valid_to, final_wh,
                register_digits, multiplier
            from wanted join meter_installation on usage_point_id = id
            """;

    private final JdbcClient jdbc;

    RegisterEdges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The series of the periods for which their edges are enough, by their places.
    Map<Integer, RegisterSeries> of(List<Window> windows) {
        var rows = new HashMap<Integer, SeriesRows>();
        RowCallbackHandler handler =
                row ->
                        rows.computeIfAbsent(row.getInt("n") - 1, place -> new SeriesRows())
                                .processRow(row);
        jdbc.sql(EDGES)
                .param("ids", windows.stream().map(Window::usagePointId).toArray(Integer[]::new))
                .param("from", times(windows, Window::from))
                .param("to", times(windows, Window::to))
                .query(handler);
        var found = new HashMap<Integer, RegisterSeries>();
        rows.forEach((place, some) -> {
            var series = some.series();
            boolean allCount = series.counting().size() == series.points().size();
            if (allCount && !series.isExchanged() && !series.mayHaveTurnedUnseen()) {
                found.put(place, series);
            }
        });
        return found;
    }

    private static String[] times(List<Window> windows, Function<Window, Instant> time) {
        return windows.stream().map(window -> time.apply(window).toString()).toArray(String[]::new);
    }
}
