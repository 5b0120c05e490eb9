package io.contaluz.ingest.energy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Reads what a chunk of spans needs, each by one query.
final class EnergyReader {

    private static final int FETCH = 10_000;
    private static final String STAMP = "timestamptz 'epoch' + %s * interval '1 microsecond'";

    /// The nested loop over the spans keeps their order, and each span's readings come by the key.
    private static final String READINGS =
            """
            select s.n, r.measured_at, r.register_wh
            from unnest(?::int[], ?::bigint[], ?::bigint[]) with ordinality as s (u, f, l, n)
            cross join lateral (
                select measured_at, register_wh
                from meter_reading
                where usage_point_id = s.u and register = 0
                  and measured_at between %s and %s
                order by measured_at
            ) as r
            """
                    .formatted(STAMP.formatted("s.f"), STAMP.formatted("s.l"));

    private static final String PROGRESS =
            """
            select usage_point_id, good_at, good_wh, seen_at, open_wh, open_estimated
            from unnest(?::int[]) as i (u)
            join energy_progress on usage_point_id = i.u and register = 0
            """;

    private static final String STAYS =
            """
            select usage_point_id, valid_from, coalesce(valid_to, 'infinity'),
                   (10::numeric ^ register_digits * 1000)::bigint, multiplier, initial_wh,
                   coalesce(final_wh, 0)
            from unnest(?::int[]) as i (u)
            join meter_installation on usage_point_id = i.u
            order by usage_point_id, valid_from
            """;

    private static final String FALLS =
            """
            select usage_point_id, good_at, back_at
            from unnest(?::int[]) as i (u)
            join register_fall on usage_point_id = i.u and register = 0
            """;

    private final JdbcTemplate database;

    EnergyReader(JdbcTemplate database) {
        this.database = database;
    }

    /// What becomes of a reading.
    interface ReadingHandler {

        /// Takes a reading of the span at an index.
        void accept(int span, long at, long register);
    }

    /// The readings of some spans, in their order, and each span's by time.
    void readings(List<Span> spans, ReadingHandler handler) {
        database.query(
                connection -> {
                    var statement = connection.prepareStatement(READINGS);
                    statement.setFetchSize(FETCH);
                    statement.setObject(1, Times.ints(spans, Span::usagePoint));
                    statement.setObject(2, Times.longs(spans, Span::first));
                    statement.setObject(3, Times.longs(spans, Span::last));
                    return statement;
                },
                (RowCallbackHandler)
                        row ->
                                handler.accept(
                                        row.getInt(1) - 1, Times.micros(row, 2), row.getLong(3)));
    }

    Map<Integer, Progress> progress(Collection<Span> spans) {
        var progress = new HashMap<Integer, Progress>();
        query(
                PROGRESS,
                spans,
                row ->
                        progress.put(
                                row.getInt(1),
                                new Progress(
                                        row.getInt(1),
                                        Times.micros(row, 2),
                                        row.getLong(3),
                                        Times.micros(row, 4),
                                        row.getLong(5),
                                        row.getBoolean(6))));
        return progress;
    }

    Map<Integer, Stays> stays(Collection<Span> spans) {
        var stays = new HashMap<Integer, Stays>();
        query(
                STAYS,
                spans,
                row ->
                        stays.computeIfAbsent(row.getInt(1), id -> new Stays(new ArrayList<>()))
                                .all()
                                .add(stay(row)));
        return stays;
    }

    private static Stay stay(ResultSet row) throws SQLException {
        return new Stay(
                Times.micros(row, 2),
                Times.micros(row, 3),
                row.getLong(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7));
    }

    Map<Integer, List<Fall>> falls(Collection<Span> spans) {
        var falls = new HashMap<Integer, List<Fall>>();
        query(
                FALLS,
                spans,
                row ->
                        falls.computeIfAbsent(row.getInt(1), id -> new ArrayList<>())
                                .add(new Fall(Times.micros(row, 2), Times.micros(row, 3))));
        return falls;
    }

    private void query(String sql, Collection<Span> spans, RowCallbackHandler handler) {
        database.query(
                sql,
                statement -> statement.setObject(1, Times.ints(spans, Span::usagePoint)),
                handler);
    }
}
