package io.contaluz.billing.alerting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.contaluz.billing.metering.Voltage;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the voltages that came with readings. Usage points whose nominal voltage nobody has said
/// cost nothing here.
@Repository
class Voltages {

    /// The days are known here, since not every zone is to PostgreSQL.
    private static final String DAYS =
            """
            select r.usage_point_id, t.nominal_volts,
                case when r.measured_at >= p.midnight then p.today else p.today - 1 end as day,
                min(r.decivolts) as lowest,
                (array_agg(r.decivolts order by r.decivolts))[cast(:readings as int)] as sustained
            from unnest(cast(:ids as int[]), cast(:todays as date[]),
                cast(:midnights as timestamptz[])) as p (usage_point_id, today, midnight)
            join supply_terms t on t.usage_point_id = p.usage_point_id
                and t.nominal_volts is not null
                and t.valid_from <= p.today and (t.valid_to is null or t.valid_to > p.today)
            join meter_reading r on r.usage_point_id = p.usage_point_id and r.register = 0
                and r.measured_at > :from and r.measured_at <= :now
                and r.decivolts is not null
            group by r.usage_point_id, t.nominal_volts, day
            order by r.usage_point_id, day
            """;

    private final JdbcClient jdbc;
    private final AlertingProperties.LowVoltage properties;

    Voltages(JdbcClient jdbc, AlertingProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties.lowVoltage();
    }

    private record Found(int usagePointId, VoltageDay day) {}

    /// The days of the last hours by usage points, as far as there are voltages.
    Map<Integer, List<VoltageDay>> of(List<LocatedUsagePoint> usagePoints, Instant now) {
        var todays = usagePoints.stream().map(its -> LocalDate.ofInstant(now, its.zone())).toList();
        var midnights =
                usagePoints.stream()
                        .map(its -> LocalDate.ofInstant(now, its.zone()).atStartOfDay(its.zone()))
                        .map(midnight -> midnight.toInstant().toString());
        var found =
                jdbc.sql(DAYS)
                        .param(
                                "ids",
                                usagePoints.stream()
                                        .map(LocatedUsagePoint::id)
                                        .toArray(Integer[]::new))
                        .param(
                                "todays",
                                todays.stream().map(LocalDate::toString).toArray(String[]::new))
                        .param("midnights", midnights.toArray(String[]::new))
                        .param("readings", properties.readings())
                        .param("from", now.minus(properties.window()).atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Voltages::found)
                        .list();
        return found.stream()
                .collect(groupingBy(Found::usagePointId, mapping(Found::day, toList())));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getInt("usage_point_id"),
                new VoltageDay(
                        row.getObject("day", LocalDate.class),
                        row.getInt("nominal_volts"),
                        new Voltage(row.getInt("lowest")),
                        voltage(row.getObject("sustained", Integer.class))));
    }

    private static @Nullable Voltage voltage(@Nullable Integer decivolts) {
        return decivolts == null ? null : new Voltage(decivolts);
    }
}
