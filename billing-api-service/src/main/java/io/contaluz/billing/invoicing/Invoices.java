package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `invoice` and `invoice_refusal`.
@Repository
class Invoices {

    /// Those with terms on the last day of the cycle, and without an invoice for it.
    private static final String TO_BILL =
            """
            select p.usage_point_id, p.matricula, p.zone, d.name as distributor, t.modality,
                t.connection, t.state, t.municipality
            from supply_terms t
            join usage_point p using (usage_point_id)
            join distributor d using (distributor_id)
            where t.cycle_group = :group and t.usage_point_id > :after
                and t.valid_from < :end and (t.valid_to is null or t.valid_to >= :end)
                and t.modality <> 'prepaid'
                and not exists (select from invoice i
                    where i.usage_point_id = t.usage_point_id and i.billing_cycle_id = :cycle)
            order by t.usage_point_id limit 1000
            """;

    private static final String INSERT =
            """
            insert into invoice (invoice_id, usage_point_id, billing_cycle_id, state, energy_wh,
                total_centavos, estimated, bill, issued_at)
            overriding system value
            select number, id, :cycle, 'issued', energy, total, estimated, bill, :at
            from unnest(cast(:numbers as bigint[]), cast(:ids as int[]),
                cast(:energies as bigint[]), cast(:totals as bigint[]),
                cast(:estimated as boolean[]), cast(:bills as text[]))
                as b (number, id, energy, total, estimated, bill)
            on conflict (usage_point_id, billing_cycle_id) do nothing
            returning usage_point_id
            """;

    private static final String LISTED =
            """
            select i.invoice_id, p.matricula, p.zone, c.starts_on, c.ends_on, c.due_on, i.energy_wh,
                i.total_centavos, i.estimated, i.state, i.issued_at, i.bill,
                coalesce((select sum(amount_centavos) from payment y
                    where y.invoice_id = i.invoice_id), 0) as paid,
                (select u.name from customer_agreement a join customer u using (customer_id)
                    where a.usage_point_id = i.usage_point_id and a.valid_from < c.ends_on
                        and (a.valid_to is null or a.valid_to >= c.ends_on)) as customer
            from invoice i
            join usage_point p using (usage_point_id)
            join billing_cycle c using (billing_cycle_id)
            """;

    private final JdbcClient jdbc;

    Invoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An invoice as it is listed.
    ///
    /// @param customer who answered for the usage point at the end of the cycle, if anybody did
    /// @param document the bill in JSON
    record Listed(
            long id,
            String matricula,
            ZoneId zone,
            @Nullable String customer,
            LocalDate start,
            LocalDate end,
            LocalDate due,
            long wattHours,
            Money total,
            Money paid,
            boolean estimated,
            String state,
            OffsetDateTime issuedAt,
            String document) {}

    /// A usage point that a closing could not bill.
    record Refused(String matricula, String reason) {}

    /// The next thousand usage points of a cycle that are still to be billed.
    ///
    /// @param after the id that they come after
    List<SuppliedUsagePoint> toBill(BillingCycle cycle, int after) {
        return jdbc.sql(TO_BILL)
                .param("group", cycle.group())
                .param("after", after)
                .param("end", cycle.days().end())
                .param("cycle", cycle.id())
                .query(Invoices::supplied)
                .list();
    }

    /// Numbers of invoices to come.
    List<Long> numbers(int count) {
        return jdbc.sql(
                        """
                        select nextval(pg_get_serial_sequence('invoice', 'invoice_id'))
                        from generate_series(1, :count)
                        """)
                .param("count", count)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Issues invoices, but for usage points that have one for that cycle.
    ///
    /// @return the ids of the usage points whose invoices were issued
    Set<Integer> issue(int cycleId, List<IssuedBill> bills, OffsetDateTime at) {
        return new HashSet<>(
                jdbc.sql(INSERT)
                        .param("cycle", cycleId)
                        .param("at", at)
                        .param("numbers", array(bills, IssuedBill::id, Long[]::new))
                        .param("ids", array(bills, IssuedBill::usagePointId, Integer[]::new))
                        .param("energies", array(bills, IssuedBill::wattHours, Long[]::new))
                        .param(
                                "totals",
                                array(
                                        bills,
                                        its -> its.document().bill().total().centavos(),
                                        Long[]::new))
                        .param("estimated", array(bills, IssuedBill::estimated, Boolean[]::new))
                        .param("bills", array(bills, its -> its.document().text(), String[]::new))
                        .query((row, number) -> row.getInt(1))
                        .list());
    }

    /// Notes why usage points could not be billed; who was billed after all has no reason left.
    void refuse(int cycleId, Map<Integer, String> reasons, Set<Integer> billed) {
        jdbc.sql(
                        """
                        insert into invoice_refusal (billing_cycle_id, usage_point_id, reason)
                        select :cycle, * from unnest(cast(:ids as int[]), cast(:reasons as text[]))
                        on conflict (billing_cycle_id, usage_point_id)
                            do update set reason = excluded.reason
                        """)
                .param("cycle", cycleId)
                .param("ids", reasons.keySet().toArray(Integer[]::new))
                .param("reasons", reasons.values().toArray(String[]::new))
                .update();
        jdbc.sql(
                        """
                        delete from invoice_refusal where billing_cycle_id = :cycle
                            and usage_point_id = any(cast(:ids as int[]))
                        """)
                .param("cycle", cycleId)
                .param("ids", billed.toArray(Integer[]::new))
                .update();
    }

    /// Keeps the months that invoices rest on from leaving.
    void holdMonths(BillingCycle cycle) {
        jdbc.sql(
                        """
                        insert into reading_month_hold (month, held_by)
                        select cast(month as date), :by
                        from generate_series(date_trunc('month', cast(:start as timestamp)),
                            cast(:end as timestamp), interval '1 month') month
                        on conflict do nothing
                        """)
                .param("by", "billing_cycle " + cycle.id())
                .param("start", cycle.days().start().toString())
                .param("end", cycle.days().end().plusDays(1).toString())
                .update();
    }

    List<Refused> refused(int cycleId, int limit) {
        return jdbc.sql(
                        """
                        select p.matricula, r.reason from invoice_refusal r
                        join usage_point p using (usage_point_id)
                        where r.billing_cycle_id = :cycle order by p.matricula limit :limit
                        """)
                .param("cycle", cycleId)
                .param("limit", limit)
                .query((row, number) ->
                        new Refused(row.getString("matricula"), row.getString("reason")))
                .list();
    }

    /// Finds an invoice.
    ///
    /// @throws Refusal if there is none of that id
    Listed find(long id) {
        return jdbc.sql(LISTED + " where i.invoice_id = :id")
                .param("id", id)
                .query(Invoices::listed)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Não há fatura %d.".formatted(id)));
    }

    /// The invoices of a usage point, the latest first.
    List<Listed> of(LocatedUsagePoint usagePoint, long before, int limit) {
        return jdbc.sql(
                        LISTED
                                + " where i.usage_point_id = :usagePointId and i.invoice_id < :before"
                                + " order by i.invoice_id desc limit :limit")
                .param("usagePointId", usagePoint.id())
                .param("before", before)
                .param("limit", limit)
                .query(Invoices::listed)
                .list();
    }

    private static <T> T[] array(
            List<IssuedBill> bills, Function<IssuedBill, T> value, IntFunction<T[]> make) {
        return bills.stream().map(value).toArray(make);
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("invoice_id"),
                row.getString("matricula"),
                ZoneId.of(row.getString("zone")),
                row.getString("customer"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("energy_wh"),
                new Money(row.getLong("total_centavos")),
                new Money(row.getLong("paid")),
                row.getBoolean("estimated"),
                row.getString("state"),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getString("bill"));
    }

    private static SuppliedUsagePoint supplied(ResultSet row, int number) throws SQLException {
        return new SuppliedUsagePoint(
                new LocatedUsagePoint(
                        row.getInt("usage_point_id"),
                        new Matricula(row.getString("matricula")),
                        ZoneId.of(row.getString("zone"))),
                new Supply(
                        row.getString("distributor"),
                        Modality.valueOf(row.getString("modality").toUpperCase(Locale.ROOT)),
                        Connection.valueOf(row.getString("connection").toUpperCase(Locale.ROOT)),
                        row.getString("state"),
                        row.getString("municipality")));
    }
}
