package io.contaluz.billing.installation;

import io.contaluz.billing.metering.WattHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `meter_installation`. The database lets no two stays of a usage point overlap.
@Repository
class Installations {

    private static final String INSERT =
            """
            insert into meter_installation (usage_point_id, serial, valid_from, valid_to,
                register_digits, multiplier, initial_wh, final_wh)
            values (:usagePointId, :serial, :from, :to, :digits, :multiplier, :initial, :final)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    Installations(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// A stay as the table has it.
    record Row(int usagePointId, Installation installation) {}

    /// Keeps every other transaction that exchanges the meter of a usage point waiting until this
    /// one ends.
    void lock(int usagePointId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('meter_installation'), :id)")
                .param("id", usagePointId)
                .query(row -> {});
    }

    /// Adds stays, but for those that overlap another.
    ///
    /// @return for each whether it was added
    boolean[] addAll(List<Row> rows) {
        var parameters = rows.stream().map(Installations::parameters);
        var counts = batches.batchUpdate(INSERT, parameters.toArray(SqlParameterSource[]::new));
        var added = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            added[i] = counts[i] == 1;
        }
        return added;
    }

    /// The stays at some usage points, in their order and the earliest first.
    List<Row> of(Collection<Integer> usagePointIds) {
        return jdbc.sql(
                        """
                        select * from meter_installation
                        where usage_point_id = any(cast(:ids as int[]))
                        order by usage_point_id, valid_from
                        """)
                .param("ids", usagePointIds.toArray(Integer[]::new))
                .query(Installations::row)
                .list();
    }

    /// Ends the stay of the meter that is there.
    void end(int usagePointId, Removal removal) {
        jdbc.sql(
                        """
                        update meter_installation set valid_to = :to, final_wh = :final
                        where usage_point_id = :id and valid_to is null
                        """)
                .param("id", usagePointId)
                .param("to", removal.at().atOffset(ZoneOffset.UTC))
                .param("final", removal.register().value())
                .update();
    }

    private static SqlParameterSource parameters(Row row) {
        var stay = row.installation();
        var removal = stay.removal();
        return new MapSqlParameterSource()
                .addValue("usagePointId", row.usagePointId())
                .addValue("serial", stay.serial().value())
                .addValue("from", stay.at().atOffset(ZoneOffset.UTC))
                .addValue(
                        "to",
                        removal == null ? null : removal.at().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("digits", stay.scale().digits())
                .addValue("multiplier", stay.scale().multiplier())
                .addValue("initial", stay.register().value())
                .addValue(
                        "final", removal == null ? null : removal.register().value(), Types.BIGINT);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var to = row.getObject("valid_to", OffsetDateTime.class);
        var removal = to == null ? null : new Removal(to.toInstant(), wattHours(row, "final_wh"));
        Instant from = row.getObject("valid_from", OffsetDateTime.class).toInstant();
        var scale = new RegisterScale(row.getInt("register_digits"), row.getInt("multiplier"));
        return new Row(
                row.getInt("usage_point_id"),
                new Installation(
                        new SerialNumber(row.getString("serial")),
                        from,
                        scale,
                        wattHours(row, "initial_wh"),
                        removal));
    }

    private static WattHours wattHours(ResultSet row, String column) throws SQLException {
        return new WattHours(row.getLong(column));
    }
}
