package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// Reads the invoices of a cycle, and the lines of their bills, a chunk at a time: no transaction
/// stays open while somebody far away reads slowly.
@Repository
class InvoiceExport {

    private static final int CHUNK = 1_000;

    private static final String[] IN_KILOWATT_HOURS =
            Arrays.stream(LineKind.values())
                    .filter(LineKind::taxed)
                    .map(LineKind::code)
                    .toArray(String[]::new);

    private static final String INVOICES =
            """
            select i.invoice_id, p.matricula, coalesce(i.starts_on, c.starts_on) as starts_on,
                coalesce(i.ends_on, c.ends_on) as ends_on, c.due_on, i.energy_wh,
                i.total_centavos, i.state,
                coalesce((select sum(amount_centavos) from payment y
                    where y.invoice_id = i.invoice_id), 0) as paid
            from invoice i
            join usage_point p using (usage_point_id)
            join billing_cycle c using (billing_cycle_id)
            where i.billing_cycle_id = :cycle and i.invoice_id > :after
            order by i.invoice_id limit :limit
            """;

    /// The lines of the next invoices, as their kept bills have them (`docs/proof.md`).
    private static final String LINES =
            """
            with chunk as materialized (
                select invoice_id, usage_point_id, bill from invoice
                where billing_cycle_id = :cycle and invoice_id > :after
                order by invoice_id limit :limit)
            select invoice_id, matricula, n,
                line ->> 'tipo' as kind, line ->> 'titulo' as title, line ->> 'valor' as value,
                line ->> 'impresso_centavos' as printed, line ->> 'formula' as formula,
                (select min(term ->> 'quantidade')
                    from json_array_elements(line -> 'termos') term
                    where line ->> 'tipo' = any(cast(:inKilowattHours as text[]))
                    having count(distinct term ->> 'quantidade') = 1) as quantity
            from chunk
            join usage_point using (usage_point_id),
            json_array_elements(cast(bill as json) -> 'linhas') with ordinality as lines (line, n)
            order by invoice_id, n
            """;

    private final JdbcClient jdbc;
    private final BillingCycles cycles;

    InvoiceExport(JdbcClient jdbc, BillingCycles cycles) {
        this.jdbc = jdbc;
        this.cycles = cycles;
    }

    /// An invoice.
    record Row(
            long id,
            String matricula,
            LocalDate start,
            LocalDate end,
            LocalDate due,
            long wattHours,
            Money total,
            Money paid,
            Invoices.State state) {}

    /// A line of an invoice.
    ///
    /// @param number from 1 on
    /// @param quantity kWh; null where it has none, or another on each of some days
    /// @param value R$, in full
    record Line(
            long invoiceId,
            String matricula,
            int number,
            String kind,
            String title,
            @Nullable String quantity,
            String value,
            long printedCentavos,
            String formula) {}

    /// Makes sure of a cycle, while one can still be told that there is none.
    ///
    /// @throws Refusal if there is none of that id
    void check(int cycleId) {
        cycles.find(cycleId);
    }

    /// Hands over the invoices of a cycle, by their ids.
    void each(int cycleId, Consumer<Row> consumer) {
        chunks(
                after -> chunk(INVOICES, cycleId, after).query(InvoiceExport::row),
                Row::id,
                consumer);
    }

    /// Hands over the lines of the invoices of a cycle, by their invoices' ids. Each has some.
    void eachLine(int cycleId, Consumer<Line> consumer) {
        chunks(
                after ->
                        chunk(LINES, cycleId, after)
                                .param("inKilowattHours", IN_KILOWATT_HOURS)
                                .query(InvoiceExport::line),
                Line::invoiceId,
                consumer);
    }

    private static <T> void chunks(
            LongFunction<MappedQuerySpec<T>> after, ToLongFunction<T> id, Consumer<T> consumer) {
        var chunk = after.apply(0).list();
        while (!chunk.isEmpty()) {
            chunk.forEach(consumer);
            chunk = after.apply(id.applyAsLong(chunk.getLast())).list();
        }
    }

    private StatementSpec chunk(String sql, int cycleId, long after) {
        return jdbc.sql(sql).param("cycle", cycleId).param("after", after).param("limit", CHUNK);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("invoice_id"),
                row.getString("matricula"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("energy_wh"),
                new Money(row.getLong("total_centavos")),
                new Money(row.getLong("paid")),
                Invoices.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("invoice_id"),
                row.getString("matricula"),
                row.getInt("n"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("quantity"),
                row.getString("value"),
                row.getLong("printed"),
                row.getString("formula"));
    }
}
