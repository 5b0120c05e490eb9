package io.contaluz.billing.alerting;

import io.contaluz.billing.energy.DayEnergy;
import io.contaluz.billing.metering.Voltage;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `alert`, and what the rules need to know of usage points.
@Repository
class Alerts {

    private static final String FOUND =
            """
            select a.alert_id, a.usage_point_id, p.matricula, a.kind, a.day, a.energy_wh,
                a.lowest_decivolts, a.critical, a.raised_at, p.zone
            from alert a join usage_point p using (usage_point_id)
            where a.alert_id < :before
                and (cast(:kind as text) is null or a.kind = :kind)
                and (cast(:usagePointId as int) is null or a.usage_point_id = :usagePointId)
            order by a.alert_id desc limit :limit
            """;

    private static final String TRAITS =
            """
            select p.usage_point_id, p.matricula, p.zone,
                case when stays = 0 then g.seen_at
                    when came_at is not null then greatest(g.seen_at, came_at) end as heard_at,
                (select max(f.good_at) from register_fall f
                 where f.usage_point_id = p.usage_point_id and f.register = 0
                     and f.back_at = 'infinity') as fell_at
            from usage_point p
            left join energy_progress g on g.usage_point_id = p.usage_point_id and g.register = 0
            cross join lateral (
                select count(*) as stays, max(valid_from) filter (where valid_to is null) as came_at
                from meter_installation m where m.usage_point_id = p.usage_point_id) meters
            where p.usage_point_id > :after
            order by p.usage_point_id limit :limit
            """;

    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An alert as it was raised.
    record Raised(long id, Matricula matricula, Alert alert, Instant raisedAt, ZoneId zone) {}

    /// What is known of a usage point but for its energy.
    record Traits(
            LocatedUsagePoint usagePoint, @Nullable Instant heardAt, @Nullable Instant fellAt) {

        Observation with(List<DayEnergy> days, List<VoltageDay> voltages) {
            return new Observation(usagePoint, heardAt, fellAt, days, voltages);
        }
    }

    /// Adds those that were not raised before.
    ///
    /// @return those
    List<Alert> raise(List<Alert> alerts) {
        var raised =
                jdbc.sql(
                                """
                                insert into alert (usage_point_id, kind, day, energy_wh,
                                    lowest_decivolts, critical)
                                select * from unnest(cast(:ids as int[]), cast(:kinds as text[]),
                                    cast(:days as date[]), cast(:energies as bigint[]),
                                    cast(:voltages as smallint[]), cast(:criticals as boolean[]))
                                on conflict do nothing
                                returning usage_point_id, kind, day, energy_wh,
                                    lowest_decivolts, critical
                                """)
                        .param("ids", array(alerts, Alert::usagePointId, Integer[]::new))
                        .param("kinds", array(alerts, its -> its.kind().label(), String[]::new))
                        .param("days", array(alerts, its -> its.day().toString(), String[]::new))
                        .param("energies", array(alerts, Alerts::energy, Long[]::new))
                        .param("voltages", array(alerts, Alerts::lowest, Integer[]::new))
                        .param("criticals", array(alerts, Alerts::critical, Boolean[]::new))
                        .query((row, number) -> alert(row))
                        .list();
        return raised;
    }

    private static <T extends @Nullable Object> T[] array(
            List<Alert> alerts, Function<Alert, T> value, IntFunction<T[]> make) {
        return alerts.stream().map(value).toArray(make);
    }

    /// The last ones, the latest first.
    ///
    /// @param before the id that they come before
    List<Raised> find(
            long before, @Nullable AlertKind kind, @Nullable Integer usagePointId, int limit) {
        return jdbc.sql(FOUND)
                .param("before", before)
                .param("kind", kind == null ? null : kind.label())
                .param("usagePointId", usagePointId)
                .param("limit", limit)
                .query(Alerts::raised)
                .list();
    }

    /// The usage points after one, by their ids.
    List<Traits> traits(int after, int limit) {
        return jdbc.sql(TRAITS)
                .param("after", after)
                .param("limit", limit)
                .query(Alerts::traits)
                .list();
    }

    private static @Nullable Long energy(Alert alert) {
        var excess = alert.excess();
        return excess == null ? null : excess.value();
    }

    private static @Nullable Integer lowest(Alert alert) {
        var sag = alert.sag();
        return sag == null ? null : sag.lowest().decivolts();
    }

    private static @Nullable Boolean critical(Alert alert) {
        var sag = alert.sag();
        return sag == null ? null : sag.critical();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        var energy = row.getObject("energy_wh", Long.class);
        var lowest = row.getObject("lowest_decivolts", Integer.class);
        return new Alert(
                row.getInt("usage_point_id"),
                AlertKind.ofLabel(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                energy == null ? null : new WattHours(energy),
                lowest == null ? null : new Sag(new Voltage(lowest), row.getBoolean("critical")));
    }

    private static Raised raised(ResultSet row, int number) throws SQLException {
        return new Raised(
                row.getLong("alert_id"),
                new Matricula(row.getString("matricula")),
                alert(row),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")));
    }

    private static Traits traits(ResultSet row, int number) throws SQLException {
        return new Traits(
                new LocatedUsagePoint(
                        row.getInt("usage_point_id"),
                        new Matricula(row.getString("matricula")),
                        ZoneId.of(row.getString("zone"))),
                instant(row, "heard_at"),
                instant(row, "fell_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
