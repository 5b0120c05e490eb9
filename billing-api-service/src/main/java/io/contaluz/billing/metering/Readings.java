package io.contaluz.billing.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the table `meter_reading`. Every query but one starts from a usage point, and that one
/// from a run of them.
@Repository
class Readings {

    private final JdbcClient jdbc;

    Readings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The readings of a usage point in a period, the earliest first.
    List<Reading> within(int usagePointId, ReadingPeriod period, int count) {
        return jdbc.sql(
                        """
                        select measured_at, register_wh, decivolts from meter_reading
                        where usage_point_id = :usagePointId and register = 0
                            and measured_at >= :start and measured_at < :end
                        order by measured_at limit :count
                        """)
                .param("usagePointId", usagePointId)
                .param("start", period.start().atOffset(ZoneOffset.UTC))
                .param("end", period.end().atOffset(ZoneOffset.UTC))
                .param("count", count)
                .query((row, number) -> readingWithVoltage(row))
                .list();
    }

    /// The last reading of every usage point whose matricula is a number from `first` to `last`, in
    /// that order.
    List<LatestReading> latestOf(long first, long last) {
        return jdbc.sql(
                        """
                        select point.matricula, latest.measured_at, latest.register_wh
                        from generate_series(:first, :last) as run (number)
                        join usage_point point on point.matricula = run.number::text
                        left join lateral (
                            select measured_at, register_wh from meter_reading
                            where usage_point_id = point.usage_point_id and register = 0
                            order by measured_at desc limit 1
                        ) latest on true
                        order by run.number
                        """)
                .param("first", first)
                .param("last", last)
                .query((row, number) ->
                        new LatestReading(
                                row.getString("matricula"),
                                row.getObject("measured_at") == null ? null : reading(row)))
                .list();
    }

    private static Reading readingWithVoltage(ResultSet row) throws SQLException {
        var decivolts = row.getObject("decivolts", Integer.class);
        return new Reading(
                instant(row, "measured_at"),
                new WattHours(row.getLong("register_wh")),
                decivolts == null ? null : new Voltage(decivolts));
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(instant(row, "measured_at"), new WattHours(row.getLong("register_wh")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
