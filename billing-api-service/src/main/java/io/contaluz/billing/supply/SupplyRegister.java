package io.contaluz.billing.supply;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells and changes what usage points are billed by.
@Service
@Transactional
public class SupplyRegister {

    private final JdbcClient jdbc;
    private final UsagePointRegistry usagePoints;
    private final Clock clock;

    SupplyRegister(JdbcClient jdbc, UsagePointRegistry usagePoints, Clock clock) {
        this.jdbc = jdbc;
        this.usagePoints = usagePoints;
        this.clock = clock;
    }

    /// Terms and the first day on which they hold.
    record Held(SupplyTerms terms, LocalDate from) {}

    /// Has a usage point billed by other terms from a day on, today if it is not said.
    ///
    /// @throws Refusal in conflict, if others begin later already
    Held put(Matricula matricula, SupplyTerms.View wanted) {
        var usagePoint = usagePoints.locate(matricula);
        var terms = wanted.terms();
        var from = wanted.from() == null ? today(usagePoint) : wanted.from();
        agree(usagePoint, terms, from);
        return new Held(terms, from);
    }

    /// Has a usage point billed by some terms from a day on; others end there.
    ///
    /// @throws Refusal in conflict, if others begin later already, or an invoice rests on others
    public void agree(LocatedUsagePoint usagePoint, SupplyTerms terms, LocalDate from) {
        lock(usagePoint);
        var last = last(usagePoint);
        if (last.isPresent() && last.get().from().isAfter(from)) {
            throw Refusal.conflict(
                    "A unidade '%s' já tem um contrato a partir de %s."
                            .formatted(usagePoint.matricula(), last.get().from()));
        }
        if (last.isPresent() && !last.get().terms().billsLike(terms)) {
            refuseIfBilled(usagePoint, from);
            refuseIfClosing(last.get().terms().cycleGroup(), from);
        }
        if (last.isPresent() && last.get().from().equals(from)) {
            replace(usagePoint, terms, from);
        } else {
            add(usagePoint, terms, from);
        }
    }

    /// What was issued explains itself by the terms that it was issued by.
    private void refuseIfBilled(LocatedUsagePoint usagePoint, LocalDate from) {
        jdbc.sql(
                        """
                        select max(coalesce(i.ends_on, c.ends_on)) as until
                        from invoice i join billing_cycle c using (billing_cycle_id)
                        where i.usage_point_id = :id and i.state <> 'draft'
                            and coalesce(i.ends_on, c.ends_on) > :from
                        """)
                .param("id", usagePoint.id())
                .param("from", from)
                .query((row, number) ->
                        Optional.ofNullable(row.getObject("until", LocalDate.class)))
                .single()
                .ifPresent(until -> {
                    throw Refusal.conflict(
                            "A unidade '%s' já tem fatura emitida até o dia antes de %s: até lá só a tensão nominal pode mudar."
                                    .formatted(usagePoint.matricula(), until));
                });
    }

    /// What a closing has computed and not issued yet is by the terms as they were.
    private void refuseIfClosing(String group, LocalDate from) {
        jdbc.sql(
                        """
                        select billing_cycle_id from billing_cycle
                        where cycle_group = :group and state = 'closing' and ends_on > :from
                        limit 1
                        """)
                .param("group", group)
                .param("from", from)
                .query((row, number) -> row.getInt(1))
                .optional()
                .ifPresent(id -> {
                    throw Refusal.conflict(
                            "O ciclo %d está sendo fechado: tente de novo depois.".formatted(id));
                });
    }

    private void replace(LocatedUsagePoint usagePoint, SupplyTerms terms, LocalDate from) {
        jdbc.sql(
                        """
                        update supply_terms set modality = :modality, connection = :connection,
                            state = :state, municipality = :municipality,
                            cycle_group = :cycleGroup, nominal_volts = :nominalVolts
                        where usage_point_id = :id and valid_from = :from
                        """)
                .params(parameters(usagePoint, terms, from))
                .param("nominalVolts", terms.nominalVolts())
                .update();
    }

    private void add(LocatedUsagePoint usagePoint, SupplyTerms terms, LocalDate from) {
        jdbc.sql(
                        """
                        update supply_terms set valid_to = :from
                        where usage_point_id = :id and valid_to is null
                        """)
                .param("from", from)
                .param("id", usagePoint.id())
                .update();
        jdbc.sql(
                        """
                        insert into supply_terms (usage_point_id, valid_from, modality, connection,
                            state, municipality, cycle_group, nominal_volts)
                        values (:id, :from, :modality, :connection, :state, :municipality,
                            :cycleGroup, :nominalVolts)
                        """)
                .params(parameters(usagePoint, terms, from))
                .param("nominalVolts", terms.nominalVolts())
                .update();
    }

    /// The latest terms of a usage point.
    ///
    /// @throws Refusal if it has none
    @Transactional(readOnly = true)
    Held find(Matricula matricula) {
        return last(usagePoints.locate(matricula))
                .orElseThrow(() ->
                        Refusal.notFound("A unidade '%s' não tem contrato.".formatted(matricula)));
    }

    /// What the price of a usage point's energy depends on, on a day.
    @Transactional(readOnly = true)
    public Optional<Supply> supplyOn(LocatedUsagePoint usagePoint, LocalDate day) {
        return jdbc.sql(
                        """
                        select t.*, d.name as distributor from supply_terms t
                        join usage_point p using (usage_point_id)
                        join distributor d using (distributor_id)
                        where t.usage_point_id = :id and t.valid_from <= :day
                            and (t.valid_to is null or t.valid_to > :day)
                        """)
                .param("id", usagePoint.id())
                .param("day", day)
                .query((row, number) ->
                        held(row, number).terms().supply(row.getString("distributor")))
                .optional();
    }

    private LocalDate today(LocatedUsagePoint usagePoint) {
        return LocalDate.now(clock.withZone(usagePoint.zone()));
    }

    private void lock(LocatedUsagePoint usagePoint) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('supply_terms'), :id)")
                .param("id", usagePoint.id())
                .query(row -> {});
    }

    private Optional<Held> last(LocatedUsagePoint usagePoint) {
        return jdbc.sql(
                        """
                        select * from supply_terms where usage_point_id = :id
                        order by valid_from desc limit 1
                        """)
                .param("id", usagePoint.id())
                .query(SupplyRegister::held)
                .optional();
    }

    private static Map<String, Object> parameters(
            LocatedUsagePoint usagePoint, SupplyTerms terms, LocalDate from) {
        return Map.of(
                "id", usagePoint.id(),
                "from", from,
                "modality", terms.modality().name().toLowerCase(Locale.ROOT),
                "connection", terms.connection().name().toLowerCase(Locale.ROOT),
                "state", terms.state(),
                "municipality", terms.municipality(),
                "cycleGroup", terms.cycleGroup());
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                new SupplyTerms(
                        Modality.valueOf(row.getString("modality").toUpperCase(Locale.ROOT)),
                        Connection.valueOf(row.getString("connection").toUpperCase(Locale.ROOT)),
                        row.getString("state"),
                        row.getString("municipality"),
                        row.getString("cycle_group"),
                        row.getObject("nominal_volts", Integer.class)),
                row.getObject("valid_from", LocalDate.class));
    }
}
