package io.contaluz.billing.metering;

import io.contaluz.billing.series.RegisterSeries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what the series of a usage point is made of: readings, those kept beside, decisions, stays
/// of meters. Everything goes by keys that begin with the usage point.
@Repository
class Registers {

    /// Readings before and after those that are asked for: a dip shows by what is around it.
    static final int AROUND = 32;

    /// One query, since the source's routes ask it. A fall that began before the last readings is
    /// known from what ingest has rolled up; not where somebody has decided about a reading, which
    /// ingest does not look at. How many is written into it: with a parameter the database would
    /// plan it anew each time, over all months, which takes longer than to run it.
    private static final String LATEST =
            """
            with latest as materialized (
                select measured_at, register_wh, received_at from meter_reading
                where usage_point_id = :id and register = 0
                order by measured_at desc limit COUNT
            )
            select 'reading' as kind, measured_at as at, register_wh as wh, received_at,
                null::text as state, null::text as who, null::text as why,
                null::timestamptz as ended, null::bigint as final_wh,
                null::smallint as digits, null::int as multiplier
            from latest
            union all
            select 'revision', measured_at, register_wh, known_from, state, who, why,
                null, null, null, null
            from reading_revision
            where usage_point_id = :id and register = 0 and known_to is null
                and measured_at >= (select min(measured_at) from latest)
            union all
            select 'stay', valid_from, initial_wh, null, null, null, null,
                valid_to, final_wh, register_digits, multiplier
            from meter_installation where usage_point_id = :id
            union all
            select 'reading', good_at, good_wh, good_at, null, null, null, null, null, null, null
            from energy_progress
            where usage_point_id = :id and register = 0
                and good_at < (select min(measured_at) from latest)
                and seen_at >= (select min(measured_at) from latest)
                and not exists (
                    select from reading_revision where usage_point_id = :id and register = 0)
            """;

    /// From the 32nd reading before a period to the 32nd after it.
    private static final String BOUNDS =
            """
            select
                least(
                    coalesce((
                        select measured_at from meter_reading
                        where usage_point_id = :id and register = 0 and measured_at <= :from
                        order by measured_at desc offset 31 limit 1), '1970-01-01Z'),
                    (
                        select good_at from register_fall
                        where usage_point_id = :id and register = 0
                            and good_at < :from and back_at >= :from
                        order by good_at desc limit 1)) as first,
                greatest(
                    coalesce((
                        select measured_at from meter_reading
                        where usage_point_id = :id and register = 0 and measured_at >= :to
                        order by measured_at offset 31 limit 1), '2200-01-01Z'),
                    (
                        select back_at from register_fall
                        where usage_point_id = :id and register = 0
                            and good_at < :to and back_at >= :to and back_at < 'infinity'
                        order by good_at desc limit 1)) as last
            """;

    private static final String WITHIN =
            """
            select 'reading' as kind, measured_at as at, register_wh as wh, received_at,
                null::text as state, null::text as who, null::text as why,
                null::timestamptz as ended, null::bigint as final_wh,
                null::smallint as digits, null::int as multiplier
            from meter_reading
            where usage_point_id = :id and register = 0
                and measured_at between :first and :last and received_at <= :knownAt
            union all
            select 'beside', measured_at, register_wh, received_at,
                null, null, null, null, null, null, null
            from reading_conflict
            where usage_point_id = :id and register = 0
                and measured_at between :first and :last and received_at <= :knownAt
            union all
            select 'revision', measured_at, register_wh, known_from, state, who, why,
                null, null, null, null
            from reading_revision
            where usage_point_id = :id and register = 0
                and measured_at between :first and :last
                and known_from <= :knownAt and (known_to is null or known_to > :knownAt)
            union all
            select 'stay', valid_from, initial_wh, null, null, null, null,
                case when end_known_from <= :knownAt then valid_to end, final_wh,
                register_digits, multiplier
            from meter_installation
            where usage_point_id = :id and known_from <= :knownAt
            """;

    private final JdbcClient jdbc;

    Registers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The series from so many readings before the end on.
    RegisterSeries latest(int usagePointId, int count) {
        var rows = new SeriesRows();
        jdbc.sql(LATEST.replace("COUNT", Integer.toString(count)))
                .param("id", usagePointId)
                .query(rows);
        return rows.series();
    }

    /// The series around a period, as known at a moment.
    ///
    /// @param knownAt null for now
    RegisterSeries around(int usagePointId, Instant from, Instant to, @Nullable Instant knownAt) {
        var bounds =
                jdbc.sql(BOUNDS)
                        .param("id", usagePointId)
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("to", to.atOffset(ZoneOffset.UTC))
                        .query((row, number) -> bounds(row))
                        .single();
        var rows = new SeriesRows();
        jdbc.sql(WITHIN)
                .param("id", usagePointId)
                .param("first", bounds.start().atOffset(ZoneOffset.UTC))
                .param("last", bounds.end().atOffset(ZoneOffset.UTC))
                .param("knownAt", moment(knownAt))
                .query(rows);
        return rows.series();
    }

    private static ReadingPeriod bounds(ResultSet row) throws SQLException {
        return new ReadingPeriod(SeriesRows.instant(row, "first"), SeriesRows.instant(row, "last"));
    }

    boolean isRevised(int usagePointId) {
        return jdbc.sql("select exists (select from reading_revision where usage_point_id = :id)")
                .param("id", usagePointId)
                .query(Boolean.class)
                .single();
    }

    /// A moment as the database has it; infinity for now.
    static OffsetDateTime moment(@Nullable Instant knownAt) {
        return knownAt == null ? OffsetDateTime.MAX : knownAt.atOffset(ZoneOffset.UTC);
    }
}
