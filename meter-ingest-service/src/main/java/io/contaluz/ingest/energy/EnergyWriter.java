package io.contaluz.ingest.energy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes what a chunk of spans comes to, each table by one statement.
final class EnergyWriter {

    /// The bounds let the planner leave out the other months.
    private static final String DAYS =
            """
            merge into energy_day d
            using (
                select u, date 'epoch' + day as day, b as before, e::bigint[] as energies,
                       cardinality(e::bigint[]) as slots, x as estimated
                from unnest(?::int[], ?::int[], ?::int[], ?::text[], ?::text[])
                    as i (u, day, b, e, x)
            ) as p
            on d.usage_point_id = p.u and d.register = 0 and d.day = p.day
               and d.day between date 'epoch' + ? and date 'epoch' + ?
            when matched then update set
                energy_wh = d.energy_wh[:p.before] || p.energies
                         || d.energy_wh[p.before + p.slots + 1:],
                estimated = overlay(d.estimated placing p.estimated::varbit from p.before + 1)
            when not matched then insert (usage_point_id, day, energy_wh, estimated) values (
                p.u, p.day,
                array_fill(null::bigint, array[p.before]) || p.energies
                    || array_fill(null::bigint, array[96 - p.before - p.slots]),
                rpad(repeat('0', p.before) || p.estimated, 96, '0')::bit(96))
            """;

    private static final String PROGRESS =
            """
            insert into energy_progress
                (usage_point_id, good_at, good_wh, seen_at, open_wh, open_estimated)
            select u, timestamptz 'epoch' + g * interval '1 microsecond', r,
                   timestamptz 'epoch' + s * interval '1 microsecond', o, x = 1
            from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::int[])
                as i (u, g, r, s, o, x)
            on conflict (usage_point_id, register) do update
            set good_at = excluded.good_at, good_wh = excluded.good_wh, seen_at = excluded.seen_at,
                open_wh = excluded.open_wh, open_estimated = excluded.open_estimated
            """;

    private static final String STAMP_OR_INFINITY =
            "case when %1$s = 9223372036854775807 then 'infinity'"
                    + " else timestamptz 'epoch' + %1$s * interval '1 microsecond' end";

    private static final String FORGET =
            """
            delete from register_fall f
            using unnest(?::int[], ?::bigint[], ?::bigint[]) as i (u, a, b)
            where f.usage_point_id = i.u and f.register = 0
              and f.good_at >= timestamptz 'epoch' + a * interval '1 microsecond'
              and f.good_at < %s
            """
                    .formatted(STAMP_OR_INFINITY.formatted("b"));

    private static final String FALLS =
            """
            insert into register_fall (usage_point_id, good_at, back_at)
            select u, timestamptz 'epoch' + a * interval '1 microsecond', %s
            from unnest(?::int[], ?::bigint[], ?::bigint[]) as i (u, a, b)
            on conflict (usage_point_id, register, good_at) do update set back_at = excluded.back_at
            """
                    .formatted(STAMP_OR_INFINITY.formatted("b"));

    private final JdbcTemplate database;

    EnergyWriter(JdbcTemplate database) {
        this.database = database;
    }

    void write(Changes changes) {
        var days = keptMonths(changes.days());
        update(
                DAYS,
                days,
                (statement, rows) -> {
                    statement.setObject(1, Times.ints(rows, DayPatch::usagePoint));
                    statement.setObject(2, Times.ints(rows, DayPatch::day));
                    statement.setObject(3, Times.ints(rows, DayPatch::before));
                    statement.setArray(4, texts(statement, rows, DayPatch::energies));
                    statement.setArray(5, texts(statement, rows, DayPatch::estimated));
                    statement.setInt(6, rows.stream().mapToInt(DayPatch::day).min().orElseThrow());
                    statement.setInt(7, rows.stream().mapToInt(DayPatch::day).max().orElseThrow());
                });
        update(
                FORGET,
                changes.forget(),
                (statement, rows) -> {
                    statement.setObject(1, Times.ints(rows, Changes.Forgotten::usagePoint));
                    statement.setObject(2, Times.longs(rows, Changes.Forgotten::from));
                    statement.setObject(3, Times.longs(rows, Changes.Forgotten::to));
                });
        update(
                FALLS,
                changes.falls(),
                (statement, rows) -> {
                    statement.setObject(1, Times.ints(rows, Changes.Fallen::usagePoint));
                    statement.setObject(2, Times.longs(rows, fallen -> fallen.fall().goodAt()));
                    statement.setObject(3, Times.longs(rows, fallen -> fallen.fall().backAt()));
                });
        update(PROGRESS, changes.progress(), EnergyWriter::setProgress);
    }

    private static void setProgress(PreparedStatement statement, List<Progress> rows)
            throws SQLException {
        statement.setObject(1, Times.ints(rows, Progress::usagePoint));
        statement.setObject(2, Times.longs(rows, Progress::goodAt));
        statement.setObject(3, Times.longs(rows, Progress::goodRegister));
        statement.setObject(4, Times.longs(rows, Progress::seenAt));
        statement.setObject(5, Times.longs(rows, Progress::openEnergy));
        statement.setObject(6, Times.ints(rows, row -> row.openEstimated() ? 1 : 0));
    }

    /// Makes the months that are missing, and leaves out those that have left.
    private List<DayPatch> keptMonths(List<DayPatch> days) {
        var kept = new HashMap<YearMonth, Boolean>();
        return days.stream()
                .filter(day -> {
                    var date = LocalDate.ofEpochDay(day.day());
                    return kept.computeIfAbsent(YearMonth.from(date), month -> ensure(date));
                })
                .toList();
    }

    private boolean ensure(LocalDate day) {
        return Boolean.TRUE.equals(
                database.queryForObject(
                        "select ensure_reading_month(?)",
                        Boolean.class,
                        day.atStartOfDay().atOffset(ZoneOffset.UTC)));
    }

    private interface Columns<T> {
        void set(PreparedStatement statement, List<T> rows) throws SQLException;
    }

    private <T> void update(String sql, List<T> rows, Columns<T> columns) {
        if (!rows.isEmpty()) {
            database.update(sql, statement -> columns.set(statement, rows));
        }
    }

    private static <T> java.sql.Array texts(
            PreparedStatement statement, Collection<T> rows, Function<T, String> column)
            throws SQLException {
        return statement.getConnection().createArrayOf("text", rows.stream().map(column).toArray());
    }
}
