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
    ///
    /// @param id of the usage point
    record Refused(int id, String matricula, String reason) {}

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

    /// Those of a cycle, in the order in which they were registered.
    ///
    /// @param after the id that they come after
    List<Refused> of(int cycleId, int after, int limit) {
        return jdbc.sql(
                        """
                        select r.usage_point_id, p.matricula, r.reason from invoice_refusal r
                        join usage_point p using (usage_point_id)
                        where r.billing_cycle_id = :cycle and r.usage_point_id > :after
                        order by r.usage_point_id limit :limit
                        """)
                .param("cycle", cycleId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) ->
                        new Refused(
                                row.getInt("usage_point_id"),
                                row.getString("matricula"),
                                row.getString("reason")))
                .list();
    }
}
