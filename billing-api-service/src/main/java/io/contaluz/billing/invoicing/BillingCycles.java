package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `billing_cycle`. The database lets no two of a group overlap.
@Repository
class BillingCycles {

    private static final String WITH_PROGRESS =
            """
            select c.*, i.drafts, i.invoices,
                (select count(*) from invoice_refusal r
                 where r.billing_cycle_id = c.billing_cycle_id) as refusals,
                (select count(distinct t.usage_point_id) from supply_terms t
                 where t.cycle_group = c.cycle_group and t.modality <> 'prepaid'
                     and t.valid_from < c.ends_on
                     and (t.valid_to is null or t.valid_to > c.starts_on)) as usage_points
            from billing_cycle c
            cross join lateral (
                select count(*) filter (where i.state = 'draft') as drafts,
                    count(*) filter (where i.state <> 'draft') as invoices
                from invoice i where i.billing_cycle_id = c.billing_cycle_id) as i
            """;

    private final JdbcClient jdbc;

    BillingCycles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A cycle and how far its closing has come.
    record Progress(
            BillingCycle cycle,
            long usagePoints,
            long drafts,
            long invoices,
            long refusals,
            @Nullable OffsetDateTime closedAt) {}

    /// Adds a cycle right after the last one of its group.
    ///
    /// @return its id
    int open(String group, Cycle days, LocalDate due, String rulePack) {
        return jdbc.sql(
                        """
                        insert into billing_cycle (cycle_group, starts_on, ends_on, due_on, rule_pack)
                        values (:group, :start, :end, :due, :pack) returning billing_cycle_id
                        """)
                .param("group", group)
                .param("start", days.start())
                .param("end", days.end())
                .param("due", due)
                .param("pack", rulePack)
                .query(Integer.class)
                .single();
    }

    /// Keeps every other transaction that opens a cycle of a group waiting.
    void lock(String group) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('billing_cycle'), hashtext(:group))")
                .param("group", group)
                .query(row -> {});
    }

    /// The end of the last cycle of a group.
    Optional<LocalDate> lastEnd(String group) {
        return jdbc.sql(
                        """
                        select ends_on from billing_cycle where cycle_group = :group
                        order by ends_on desc limit 1
                        """)
                .param("group", group)
                .query(LocalDate.class)
                .optional();
    }

    /// @throws Refusal if there is none of that id
    Progress find(int id) {
        return jdbc.sql(WITH_PROGRESS + " where c.billing_cycle_id = :id")
                .param("id", id)
                .query(BillingCycles::progress)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Não há ciclo %d.".formatted(id)));
    }

    /// The first cycle of the same group that comes before one and is not closed.
    Optional<BillingCycle> notClosedBefore(BillingCycle cycle) {
        return jdbc.sql(
                        WITH_PROGRESS
                                + " where c.cycle_group = :group and c.ends_on <= :start"
                                + " and c.state <> 'closed' order by c.ends_on limit 1")
                .param("group", cycle.group())
                .param("start", cycle.days().start())
                .query(BillingCycles::progress)
                .optional()
                .map(Progress::cycle);
    }

    /// The latest first.
    List<Progress> list(int before, int limit) {
        return jdbc.sql(
                        WITH_PROGRESS
                                + " where c.billing_cycle_id < :before"
                                + " order by c.billing_cycle_id desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query(BillingCycles::progress)
                .list();
    }

    /// Those whose closing has begun and not ended.
    List<Integer> closing() {
        return jdbc.sql(
                        """
                        select billing_cycle_id from billing_cycle where state = 'closing'
                        order by billing_cycle_id
                        """)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /// Begins the closing of a cycle, be it anew.
    void begin(int id) {
        jdbc.sql("update billing_cycle set state = 'closing' where billing_cycle_id = :id")
                .param("id", id)
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

    /// Has each thing looked up by itself, by an index and in its order, in this transaction.
    /// Otherwise the time of a chunk grows with the fleet: a plan that was made, and is kept, when
    /// the first invoices were written reads all of them for each; and who is next is looked for
    /// among all that are left, since the planner takes them to be few.
    void useIndexes() {
        jdbc.sql(
                        """
                        select set_config('enable_seqscan', 'off', true),
                            set_config('enable_bitmapscan', 'off', true),
                            set_config('plan_cache_mode', 'force_generic_plan', true)
                        """)
                .query(row -> {});
    }

    /// Lets nobody end a cycle while something is billed for it.
    void use(int id) {
        jdbc.sql("select from billing_cycle where billing_cycle_id = :id for key share")
                .param("id", id)
                .query(row -> {});
    }

    /// Whether a cycle is open, and keeps its closing waiting.
    boolean isOpen(int id) {
        return jdbc.sql(
                        """
                        select state = 'open' from billing_cycle where billing_cycle_id = :id
                        for share
                        """)
                .param("id", id)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /// Waits until nothing is being billed for a cycle, and keeps it so.
    void still(int id) {
        jdbc.sql("select from billing_cycle where billing_cycle_id = :id for update")
                .param("id", id)
                .query(row -> {});
    }

    void end(int id, OffsetDateTime at) {
        jdbc.sql(
                        """
                        update billing_cycle set state = 'closed', closed_at = :at
                        where billing_cycle_id = :id
                        """)
                .param("at", at)
                .param("id", id)
                .update();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        var cycle =
                new BillingCycle(
                        row.getInt("billing_cycle_id"),
                        row.getString("cycle_group"),
                        new Cycle(
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class)),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("rule_pack"),
                        BillingCycle.State.valueOf(
                                row.getString("state").toUpperCase(Locale.ROOT)));
        return new Progress(
                cycle,
                row.getLong("usage_points"),
                row.getLong("drafts"),
                row.getLong("invoices"),
                row.getLong("refusals"),
                row.getObject("closed_at", OffsetDateTime.class));
    }
}
