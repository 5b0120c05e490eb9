package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LineKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `carried_entry`: fines, credits and the like, until an invoice takes them up.
@Repository
class CarriedEntries {

    private final JdbcClient jdbc;

    CarriedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes entries; one of a known reference of its invoice is the same one.
    ///
    /// @return how many are new
    int add(List<NewEntry> entries, OffsetDateTime at) {
        var some = entries.stream().filter(one -> one.entry().amount().signum() != 0).toList();
        return jdbc.sql(
                        """
                        insert into carried_entry
                            (usage_point_id, invoice_id, reference, kind, title, amount, noted_at)
                        select *, :at from unnest(
                            cast(:ids as int[]), cast(:invoices as bigint[]),
                            cast(:references as text[]), cast(:kinds as text[]),
                            cast(:titles as text[]), cast(:amounts as numeric[]))
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
                        """
                        select * from carried_entry
                        where usage_point_id = any(cast(:ids as int[])) and billed_by is null
                        order by carried_entry_id for update
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
                        """
                        select * from carried_entry where invoice_id = :id
                        order by carried_entry_id
                        """)
                .param("id", invoiceId)
                .query((row, number) ->
                        new Noted(
                                entry(row),
                                row.getString("reference"),
                                row.getObject("billed_by", Long.class)))
                .list();
    }

    private static CarriedEntry entry(ResultSet row) throws SQLException {
        return new CarriedEntry(
                LineKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getBigDecimal("amount"));
    }

    private static String word(CarriedEntry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT);
    }
}
