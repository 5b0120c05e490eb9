package io.contaluz.billing.invoicing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `invoice_refusal`.
@Repository
class InvoiceRefusals {

    private final JdbcClient jdbc;

    InvoiceRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A usage point that a closing could not bill.
    record Refused(String matricula, String reason) {}

    /// Notes why usage points could not be billed; who was billed after all has no reason left.
    void note(int cycleId, Map<Integer, String> reasons, Set<Integer> billed) {
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

    List<Refused> of(int cycleId, int limit) {
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
}
