package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LatePayment;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.tariff.RulePacks;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `carried_entry`: fines, credits and the like, until an invoice takes them up.
@Repository
class CarriedEntries {

    /// With the payment that was late, if it comes from one.
    private static final String SELECT =
            """
            select carried_entry.*, payment.reference as payment, paid_on, due_on, rule_pack
            from carried_entry
                left join payment using (payment_id)
                left join invoice on invoice.invoice_id = payment.invoice_id
                left join billing_cycle using (billing_cycle_id)
            """;

    private final JdbcClient jdbc;
    private final RulePacks packs;

    CarriedEntries(JdbcClient jdbc, RulePacks packs) {
        this.jdbc = jdbc;
        this.packs = packs;
    }

    /// Notes entries; one of a known reference of its invoice is the same one.
    ///
    /// @return how many are new
    int add(List<NewEntry> entries, OffsetDateTime at) {
        var some = entries.stream().filter(one -> one.entry().amount().signum() != 0).toList();
        return jdbc.sql(
                        """
                        insert into carried_entry
                            (usage_point_id, invoice_id, reference, kind, title, amount, noted_at,
                                late_base, payment_id)
                        select its.usage_point_id, its.invoice_id, its.reference, kind, title,
                            amount, :at, late_base, payment_id
                        from unnest(
                            cast(:ids as int[]), cast(:invoices as bigint[]),
                            cast(:references as text[]), cast(:kinds as text[]),
                            cast(:titles as text[]), cast(:amounts as numeric[]),
                            cast(:bases as numeric[]), cast(:payments as text[]))
                            with ordinality
                            as its (usage_point_id, invoice_id, reference, kind, title, amount,
                                late_base, payment, place)
                        left join payment
                            on payment.invoice_id = its.invoice_id
                                and payment.reference = its.payment
                        order by place
                        on conflict (invoice_id, reference) do nothing
                        """)
                .param("at", at)
                .param("ids", some.stream().map(NewEntry::usagePointId).toArray(Integer[]::new))
                .param("invoices", some.stream().map(NewEntry::invoiceId).toArray(Long[]::new))
                .param("references", some.stream().map(NewEntry::reference).toArray(String[]::new))
                .param("kinds", some.stream().map(one -> word(one.entry())).toArray(String[]::new))
                .param(
                        "titles",
                        some.stream().map(one -> one.entry().title()).toArray(String[]::new))
                .param(
                        "amounts",
                        some.stream().map(one -> one.entry().amount()).toArray(BigDecimal[]::new))
                .param(
                        "bases",
                        some.stream()
                                .map(one -> late(one, LatePayment::base))
                                .toArray(BigDecimal[]::new))
                .param(
                        "payments",
                        some.stream()
                                .map(one -> late(one, LatePayment::payment))
                                .toArray(String[]::new))
                .update();
    }

    /// What waits for the next invoice of some usage points, in the order in which it was noted;
    /// nobody else takes it up meanwhile.
    Map<Integer, List<Waiting>> waiting(Collection<Integer> usagePointIds) {
        var waiting = new HashMap<Integer, List<Waiting>>();
        RowCallbackHandler handler =
                row ->
                        waiting.computeIfAbsent(
                                        row.getInt("usage_point_id"), id -> new ArrayList<>())
                                .add(new Waiting(row.getLong("carried_entry_id"), entry(row)));
        jdbc.sql(
                        SELECT
                                + """
                                where carried_entry.usage_point_id = any(cast(:ids as int[]))
                                    and billed_by is null
                                order by carried_entry_id for update of carried_entry
                                """)
                .param("ids", usagePointIds.toArray(Integer[]::new))
                .query(handler);
        return waiting;
    }

    /// Has entries taken up by invoices.
    ///
    /// @param invoices by the entries' ids
    void takeUp(Map<Long, Long> invoices) {
        if (invoices.isEmpty()) {
            return;
        }
        var entries = List.copyOf(invoices.entrySet());
        jdbc.sql(
                        """
                        update carried_entry set billed_by = invoice
                        from unnest(cast(:ids as bigint[]), cast(:invoices as bigint[]))
                            as taken (id, invoice)
                        where carried_entry_id = id
                        """)
                .param("ids", entries.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("invoices", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }

    /// An entry as it was noted.
    ///
    /// @param billedBy the invoice that took it up; null while it waits
    record Noted(CarriedEntry entry, String reference, @Nullable Long billedBy) {}

    /// Those that come from an invoice, in the order in which they were noted.
    List<Noted> of(long invoiceId) {
        return jdbc.sql(
                        SELECT
                                + """
                                where carried_entry.invoice_id = :id order by carried_entry_id
                                """)
                .param("id", invoiceId)
                .query((row, number) ->
                        new Noted(
                                entry(row),
                                row.getString("reference"),
                                row.getObject("billed_by", Long.class)))
                .list();
    }

    private CarriedEntry entry(ResultSet row) throws SQLException {
        var kind = LineKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        var base = row.getBigDecimal("late_base");
        return base == null
                ? new CarriedEntry(kind, row.getString("title"), row.getBigDecimal("amount"))
                : late(row, base).entry(kind);
    }

    private LatePayment late(ResultSet row, BigDecimal base) throws SQLException {
        return LatePayment.of(
                InvoiceNumber.of(row.getLong("invoice_id")),
                row.getString("payment"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("paid_on", LocalDate.class),
                base,
                packs.named(row.getString("rule_pack")));
    }

    private static <T> @Nullable T late(NewEntry one, Function<LatePayment, T> value) {
        var late = one.entry().late();
        return late == null ? null : value.apply(late);
    }

    private static String word(CarriedEntry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT);
    }
}
