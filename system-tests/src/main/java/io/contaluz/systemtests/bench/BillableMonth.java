package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A month of a fleet as it is when the time comes to bill it: the registers at its edges, and the
/// energy that ingest has rolled up in slots of 15 minutes.
///
/// @param end the day after the last
record BillableMonth(LocalDate start, LocalDate end) {

    private static final String ZONE = "America/Sao_Paulo";

    /// Some days are drawn, and each usage point has another row of them: to draw all would take
    /// longer than to store them. A local day begins with the 13th slot of the day in UTC.
    private static final String SHAPES =
            """
            create table shape as
            select n, energy_wh, (select sum(wh) from unnest(energy_wh) wh)::bigint as whole,
                (select sum(wh) from unnest(energy_wh[1:12]) wh)::bigint as early
            from (
                select n, array(
                    select (random() * 208 + 0 * n)::bigint from generate_series(1, 96)) as energy_wh
                from generate_series(0, 63) n) drawn
            """;

    private static final String SUMS =
            """
            create table shape_month as
            select first.n, sum(day.whole)::bigint - first.early + last.early as wh
            from shape first cross join generate_series(0, $DAYS - 1) d
            join shape day on day.n = (first.n + d) % 64
            join shape last on last.n = (first.n + $DAYS) % 64
            group by first.n, first.early, last.early
            """;

    private static final String MONTHS =
            "select ensure_reading_month(at) from unnest(array[$START, $END]) as at";

    private static final String USAGE_POINTS =
            """
            insert into usage_point (matricula)
            select '$GROUP-' || n from generate_series(1, $SIZE) n order by n
            """;

    private static final String TERMS =
            """
            insert into supply_terms (usage_point_id, valid_from, modality, connection, state,
                municipality, cycle_group)
            select usage_point_id, $DAY, '$MODALITY', 'single_phase', 'SP', 'Exemplo', '$GROUP'
            from usage_point where matricula like '$GROUP-%' order by usage_point_id
            """;

    private static final String REGISTERS =
            """
            insert into meter_reading (usage_point_id, measured_at, register_wh, source)
            select usage_point_id, at, 1000000 + case at when $END then wh else 0 end, 1
            from unnest(array[$START, $END]) as at
            cross join usage_point join shape_month on n = usage_point_id % 64
            where matricula like '$GROUP-%' order by at, usage_point_id
            """;

    private static final String ENERGY =
            """
            insert into energy_day (usage_point_id, day, energy_wh, estimated)
            select usage_point_id, $DAY + d, energy_wh, repeat('0', 96)::bit(96)
            from generate_series(0, $DAYS) d
            cross join usage_point join shape on n = (usage_point_id + d) % 64
            where matricula like '$GROUP-%' order by d, usage_point_id
            """;

    /// Draws what the usage points are made of.
    void draw(Sql sql) throws SQLException {
        for (var statement : List.of(SHAPES, SUMS, MONTHS)) {
            sql.execute(dated(statement));
        }
    }

    /// Adds usage points, whose matriculas begin with their group's name.
    void add(Sql sql, BillingBench.Group group) throws SQLException {
        for (var statement : List.of(USAGE_POINTS, TERMS, REGISTERS, ENERGY)) {
            sql.execute(
                    dated(statement)
                            .replace("$GROUP", group.name())
                            .replace("$MODALITY", group.modality())
                            .replace("$SIZE", Integer.toString(group.size())));
        }
    }

    private String dated(String statement) {
        return statement
                .replace("$START", midnight(start))
                .replace("$END", midnight(end))
                .replace("$DAYS", Long.toString(start.until(end, ChronoUnit.DAYS)))
                .replace("$DAY", "date '%s'".formatted(start));
    }

    private static String midnight(LocalDate day) {
        return "timestamptz '%s 00:00 %s'".formatted(day, ZONE);
    }
}
