package io.contaluz.billing.metering;

import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what the series of a usage point is made of: readings, those kept beside, decisions, stays
/// of meters. Everything goes by keys that begin with the usage point.
@Repository
class Registers {

    /// Readings before those that are asked for: where a meter was set back to zero shows by them.
    static final int AROUND = 8;

    /// Later than any reading.
    static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    /// The usage point, its last readings and the stays of its meters, a row for each of the latter
    /// and beside them what tells whether the readings are settled: one query, since the source's
    /// routes ask it. How many, from when on and until when, is written into it: with parameters
    /// the database would plan it anew each time, or open all months, either of which takes longer
    /// than to run it. What is asked of each table costs more to begin than to do, so little is
    /// asked: a fall counts if it ended in the same months or since, or lasts, whatever readings
    /// are found of them.
    private static final String LATEST =
            """
            select p.usage_point_id, p.zone, known.*, series.*
            from usage_point p
            cross join lateral (
                select
                    (
                        select seen_at from energy_progress e
                        where e.usage_point_id = p.usage_point_id and e.register = 0)
                        as rolled_up_to,
                    exists (
                        select from register_fall f
                        where f.usage_point_id = p.usage_point_id and f.register = 0
                            and f.back_at > 'FIRST')
                        or exists (
                            select from reading_revision r
                            where r.usage_point_id = p.usage_point_id and r.register = 0)
                        as disputed
                offset 0
            ) known
            left join lateral (
                (
                    select 'reading' as kind, measured_at as at, register_wh as wh, received_at,
                        null::timestamptz as ended, null::bigint as final_wh,
                        null::smallint as digits, null::int as multiplier
                    from meter_reading r
                    where r.usage_point_id = p.usage_point_id and register = 0
                        and measured_at >= 'FIRST' and measured_at < 'BEYOND'
                    order by measured_at desc limit COUNT)
                union all
                select 'stay', valid_from, initial_wh, null, valid_to, final_wh,
                    register_digits, multiplier
                from meter_installation i where i.usage_point_id = p.usage_point_id
            ) series on true
            where p.matricula = :matricula
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
    private final Clock clock;

    /// A few for each month.
    private final Map<Latest, String> texts = new ConcurrentHashMap<>();

    Registers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A usage point and its series from so many readings before the end on, unless there is no
    /// such usage point. Only what is of this month or the one before is found: each month is a
    /// table, and years of them take longer to open than all the rest.
    Optional<LatestRegisters> latest(Matricula matricula, int count) {
        var first = today().withDayOfMonth(1).minusMonths(1);
        return latest(matricula, new Latest(count, first, null));
    }

    /// The same of the months that hold the last week and tomorrow, mostly one: enough for a meter
    /// that sends, and ingest lets none be ahead by more than a day.
    Optional<LatestRegisters> recent(Matricula matricula, int count) {
        var today = today();
        var first = today.minusWeeks(1).withDayOfMonth(1);
        var beyond = today.plusDays(1).withDayOfMonth(1).plusMonths(1);
        return latest(matricula, new Latest(count, first, beyond));
    }

    private Optional<LatestRegisters> latest(Matricula matricula, Latest latest) {
        var rows = new LatestRows(matricula);
        jdbc.sql(texts.computeIfAbsent(latest, Latest::sql))
                .param("matricula", matricula.value())
                .query(rows);
        return rows.latest();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// What is written into [#LATEST].
    ///
    /// @param beyond null for no end
    private record Latest(int count, LocalDate first, @Nullable LocalDate beyond) {

        String sql() {
            return LATEST.replace("COUNT", Integer.toString(count))
                    .replace("FIRST", first + "Z")
                    .replace("BEYOND", beyond == null ? "infinity" : beyond + "Z");
        }
    }

    /// The series from a moment on, and what is before it as far as it matters.
    RegisterSeries since(int usagePointId, Instant from) {
        return around(usagePointId, from, END, null);
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

    /// Those of some times at which there is a reading.
    Set<Instant> readAt(int usagePointId, List<Instant> times) {
        return jdbc.sql(
                        """
                        select measured_at from meter_reading
                        where usage_point_id = :id and register = 0
                            and measured_at = any(cast(:times as timestamptz[]))
                        """)
                .param("id", usagePointId)
                .param("times", times.stream().map(Instant::toString).toArray(String[]::new))
                .query((row, number) -> SeriesRows.instant(row, "measured_at"))
                .set();
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
