package io.contaluz.billing.invoicing;

import io.contaluz.billing.series.Flag;
import io.contaluz.billing.series.ValidationRules;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Looks for the invoices and drafts of a cycle whose energy is far from what their usage points
/// mostly take.
@Repository
class UnusualInvoices {

    private static final int CHUNK = 1_000;

    /// Parts of cycles are neither looked at nor compared with, and what was corrected was wrong.
    private static final String WITH_HISTORY =
            """
            select i.invoice_id, p.matricula, i.state, i.energy_wh,
                array(select o.energy_wh from invoice o join billing_cycle past using (billing_cycle_id)
                    where o.usage_point_id = i.usage_point_id and o.state = 'issued'
                        and o.starts_on is null and o.ends_on is null
                        and past.ends_on <= c.starts_on
                    order by past.ends_on desc limit 12) as history
            from invoice i
            join usage_point p using (usage_point_id)
            join billing_cycle c using (billing_cycle_id)
            where i.billing_cycle_id = :cycle and i.invoice_id > :after
                and i.starts_on is null and i.ends_on is null
            order by i.invoice_id limit :limit
            """;

    private final JdbcClient jdbc;

    UnusualInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An invoice, and up to twelve cycles before it.
    ///
    /// @param history watt-hours of each, the latest first
    record Compared(
            long id,
            Matricula matricula,
            Invoices.State state,
            long wattHours,
            List<Long> history) {

        Compared {
            history = List.copyOf(history);
        }

        Set<Flag> flags() {
            return ValidationRules.DEFAULT.cycleFlags(wattHours, history);
        }
    }

    /// Those of a cycle, by their ids.
    ///
    /// @param after the id that they come after
    List<Compared> of(int cycleId, long after, int limit) {
        var unusual = new ArrayList<Compared>();
        var chunk = chunk(cycleId, after);
        while (!chunk.isEmpty() && unusual.size() < limit) {
            chunk.stream().filter(one -> !one.flags().isEmpty()).forEach(unusual::add);
            chunk = chunk(cycleId, chunk.getLast().id());
        }
        return unusual.subList(0, Math.min(limit, unusual.size()));
    }

    private List<Compared> chunk(int cycleId, long after) {
        return jdbc.sql(WITH_HISTORY)
                .param("cycle", cycleId)
                .param("after", after)
                .param("limit", CHUNK)
                .query(UnusualInvoices::compared)
                .list();
    }

    private static Compared compared(ResultSet row, int number) throws SQLException {
        return new Compared(
                row.getLong("invoice_id"),
                new Matricula(row.getString("matricula")),
                Invoices.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("energy_wh"),
                List.of((Long[]) row.getArray("history").getArray()));
    }
}
