package io.contaluz.billing.metering;

import io.contaluz.billing.series.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `reading_revision`. A decision ends when another takes its place; none is deleted.
@Repository
class Revisions {

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A decision and when another took its place; null while it holds.
    record Row(Revision revision, @Nullable Instant knownTo) {}

    /// Keeps every other transaction that decides about a usage point waiting until this one ends.
    void lock(int usagePointId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('reading_revision'), :id)")
                .param("id", usagePointId)
                .query(row -> {});
    }

    /// The decision that holds about a time.
    Optional<Revision> current(int usagePointId, Instant at) {
        return jdbc.sql(
                        """
                        select * from reading_revision
                        where usage_point_id = :id and register = 0 and measured_at = :at
                            and known_to is null
                        """)
                .param("id", usagePointId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Revisions::row)
                .optional()
                .map(Row::revision);
    }

    /// Decisions about the readings of a period, past ones too, by time and then as they were made.
    List<Row> within(int usagePointId, ReadingPeriod period, int count) {
        return jdbc.sql(
                        """
                        select * from reading_revision
                        where usage_point_id = :id and register = 0
                            and measured_at >= :start and measured_at < :end
                        order by measured_at, known_from limit :count
                        """)
                .param("id", usagePointId)
                .param("start", period.start().atOffset(ZoneOffset.UTC))
                .param("end", period.end().atOffset(ZoneOffset.UTC))
                .param("count", count)
                .query(Revisions::row)
                .list();
    }

    /// Adds a decision; the one that held about its time ends.
    void add(int usagePointId, Revision revision) {
        var from = revision.knownFrom().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        update reading_revision set known_to = :from
                        where usage_point_id = :id and register = 0 and measured_at = :at
                            and known_to is null
                        """)
                .param("id", usagePointId)
                .param("at", revision.at().atOffset(ZoneOffset.UTC))
                .param("from", from)
                .update();
        jdbc.sql(
                        """
                        insert into reading_revision
                            (usage_point_id, measured_at, state, register_wh, known_from, who, why)
                        values (:id, :at, :state, :wh, :from, :who, :why)
                        """)
                .param("id", usagePointId)
                .param("at", revision.at().atOffset(ZoneOffset.UTC))
                .param("state", revision.state().name().toLowerCase(Locale.ROOT))
                .param("wh", revision.registerWh(), Types.BIGINT)
                .param("from", from)
                .param("who", revision.who())
                .param("why", revision.why())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var to = row.getObject("known_to", OffsetDateTime.class);
        return new Row(
                new Revision(
                        SeriesRows.instant(row, "measured_at"),
                        SeriesRows.state(row),
                        row.getObject("register_wh", Long.class),
                        SeriesRows.instant(row, "known_from"),
                        row.getString("who"),
                        row.getString("why")),
                to == null ? null : to.toInstant());
    }
}
