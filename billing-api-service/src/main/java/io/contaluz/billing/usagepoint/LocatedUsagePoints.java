package io.contaluz.billing.usagepoint;

import io.contaluz.billing.customer.Username;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What nearly every request asks of usage points, each by one statement.
@Repository
class LocatedUsagePoints {

    private final JdbcClient jdbc;
    private final Clock clock;

    LocatedUsagePoints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<LocatedUsagePoint> find(Matricula matricula) {
        return jdbc.sql("select usage_point_id, zone from usage_point where matricula = :matricula")
                .param("matricula", matricula.value())
                .query((row, number) ->
                        new LocatedUsagePoint(
                                row.getInt("usage_point_id"),
                                matricula,
                                ZoneId.of(row.getString("zone"))))
                .optional();
    }

    /// Whether a customer answers for a usage point today, which is today where it is.
    boolean isHeldToday(Username username, Matricula matricula) {
        return jdbc.sql(
                        """
                        select exists (
                            select from usage_point p
                            join customer_agreement a using (usage_point_id)
                            join customer c using (customer_id)
                            cross join lateral (
                                select cast(cast(:now as timestamptz) at time zone p.zone as date))
                                as today (day)
                            where p.matricula = :matricula and c.username = :username
                                and a.valid_from <= day
                                and (a.valid_to is null or a.valid_to > day))
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("matricula", matricula.value())
                .param("username", username.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
