package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `invoice_reminder`. Its key makes one reminder of a kind for an invoice, however many
/// rounds and processes find it.
@Repository
class Reminders {

    private static final String NEXT =
            """
            select i.invoice_id from invoice i
            where i.billing_cycle_id = :cycle and i.state <> 'draft' and i.invoice_id > :after
                and not exists (select from invoice_reminder r
                    where r.invoice_id = i.invoice_id and r.kind = :kind)
            order by i.invoice_id limit :limit
            """;

    private static final String NOTE =
            """
            with noted as (
                insert into invoice_reminder (invoice_id, kind, left_centavos, reminded_at)
                select i.invoice_id, :kind, i.total_centavos - coalesce((
                    select sum(amount_centavos) from payment y
                    where y.invoice_id = i.invoice_id), 0) + coalesce((
                    select trunc(sum(adjustment) * 100) from correction k
                    where k.invoice_id = i.invoice_id and k.form = 'credit_note'), 0), :at
                from invoice i where i.invoice_id = any(cast(:ids as bigint[]))
                order by i.invoice_id
                on conflict do nothing
                returning invoice_id, left_centavos)
            select n.invoice_id, n.left_centavos, i.total_centavos, p.matricula
            from noted n
            join invoice i using (invoice_id)
            join usage_point p using (usage_point_id)
            order by n.invoice_id
            """;

    private final JdbcClient jdbc;

    Reminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What an invoice is reminded of.
    enum Kind {
        DUE,
        OVERDUE;

        private String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A cycle whose invoices are due on a day.
    record DueCycle(int id, LocalDate due) {}

    /// A reminder.
    ///
    /// @param left what is left to be paid
    record Reminder(long invoiceId, Matricula matricula, Money total, Money left) {}

    /// The cycles that are due from a day to another, both of them included.
    List<DueCycle> due(LocalDate first, LocalDate last) {
        return jdbc.sql(
                        """
                        select billing_cycle_id, due_on from billing_cycle
                        where due_on between :first and :last order by due_on, billing_cycle_id
                        """)
                .param("first", first)
                .param("last", last)
                .query((row, number) ->
                        new DueCycle(row.getInt(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    /// The next issued invoices of a cycle without a reminder of a kind.
    ///
    /// @param after the id that they come after
    List<Long> next(DueCycle cycle, Kind kind, long after, int limit) {
        return jdbc.sql(NEXT)
                .param("cycle", cycle.id())
                .param("kind", kind.column())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Notes reminders of invoices, but for those that another process has noted.
    List<Reminder> note(List<Long> invoiceIds, Kind kind, OffsetDateTime at) {
        return jdbc.sql(NOTE)
                .param("ids", invoiceIds.toArray(Long[]::new))
                .param("kind", kind.column())
                .param("at", at)
                .query(Reminders::reminder)
                .list();
    }

    private static Reminder reminder(ResultSet row, int number) throws SQLException {
        return new Reminder(
                row.getLong("invoice_id"),
                new Matricula(row.getString("matricula")),
                new Money(row.getLong("total_centavos")),
                new Money(row.getLong("left_centavos")));
    }
}
