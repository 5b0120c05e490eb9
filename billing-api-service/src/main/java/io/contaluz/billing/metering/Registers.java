package io.contaluz.billing.metering;

import io.contaluz.billing.series.RawReading;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.series.Revision;
import io.contaluz.billing.series.State;
import io.contaluz.billing.series.Stay;
import io.contaluz.billing.series.Stays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
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
    /// ingest does not look at.
    private static final String LATEST =
            """
            with latest as materialized (
                select measured_at, register_wh, received_at from meter_reading
                where usage_point_id = :id and register = 0
                order by measured_at desc limit :count
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

    private static final String BOUNDS =
            """
            select
                least(
                    coalesce((
                        select measured_at from meter_reading
                        where usage_point_id = :id and register = 0 and measured_at <= :from
                        order by measured_at desc offset :around limit 1), '1970-01-01Z'),
                    (
                        select good_at from register_fall
                        where usage_point_id = :id and register = 0
                            and good_at < :from and back_at >= :from
                        order by good_at desc limit 1)) as first,
                coalesce((
                    select measured_at from meter_reading
                    where usage_point_id = :id and register = 0 and measured_at >= :to
                    order by measured_at offset :around limit 1), '2200-01-01Z') as last
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
        var rows = new Rows();
        jdbc.sql(LATEST).param("id", usagePointId).param("count", count).query(rows);
        return rows.series();
    }

    /// The series around a period, as known at a moment.
    ///
    /// @param knownAt null for now
    RegisterSeries around(int usagePointId, Instant from, Instant to, @Nullable Instant knownAt) {
        var rows = new Rows();
        jdbc.sql(BOUNDS)
                .param("id", usagePointId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("around", AROUND - 1)
                .query(
                        bounds ->
                                jdbc.sql(WITHIN)
                                        .param("id", usagePointId)
                                        .param("first", bounds.getObject(1, OffsetDateTime.class))
                                        .param("last", bounds.getObject(2, OffsetDateTime.class))
                                        .param("knownAt", moment(knownAt))
                                        .query(rows));
        return rows.series();
    }

    /// A moment as the database has it; infinity for now.
    static OffsetDateTime moment(@Nullable Instant knownAt) {
        return knownAt == null ? OffsetDateTime.MAX : knownAt.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static State state(ResultSet row) throws SQLException {
        return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    /// Rows on their way to a series.
    private static final class Rows implements RowCallbackHandler {

        private final List<RawReading> readings = new ArrayList<>();
        private final List<Revision> revisions = new ArrayList<>();
        private final List<Stay> stays = new ArrayList<>();

        @Override
        public void processRow(ResultSet row) throws SQLException {
            var at = instant(row, "at");
            var kind = row.getString("kind");
            switch (kind) {
                case "stay" -> stays.add(stay(row, at));
                case "revision" -> revisions.add(revision(row, at));
                default ->
                        readings.add(
                                new RawReading(
                                        at,
                                        row.getLong("wh"),
                                        instant(row, "received_at"),
                                        kind.equals("beside")));
            }
        }

        private static Stay stay(ResultSet row, Instant from) throws SQLException {
            var ended = row.getObject("ended", OffsetDateTime.class);
            return Stay.of(
                    from,
                    ended == null ? Instant.MAX : ended.toInstant(),
                    row.getInt("digits"),
                    row.getInt("multiplier"),
                    row.getLong("wh"),
                    row.getLong("final_wh"));
        }

        private static Revision revision(ResultSet row, Instant at) throws SQLException {
            return new Revision(
                    at,
                    state(row),
                    row.getObject("wh", Long.class),
                    instant(row, "received_at"),
                    row.getString("who"),
                    row.getString("why"));
        }

        RegisterSeries series() {
            stays.sort(java.util.Comparator.comparing(Stay::from));
            return RegisterSeries.of(readings, revisions, new Stays(stays));
        }
    }
}
