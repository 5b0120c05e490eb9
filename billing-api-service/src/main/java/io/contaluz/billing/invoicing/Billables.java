package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.bill.Metering.Mean.Past;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What is to be billed: the usage points of a cycle's group, and what they were billed before.
@Repository
class Billables {

    /// Those that are in the group during the cycle, by their last terms there, and without an
    /// issued invoice for it. Their days are those on which they were there by the same terms until
    /// these end. Each is looked up by itself: joined, all invoices of the cycle would be read for
    /// each chunk.
    private static final String TO_BILL =
            """
            select p.usage_point_id, p.matricula, p.zone, d.name as distributor, t.modality,
                t.connection, t.state, t.municipality,
                greatest(cast(:start as date), days.starts_on) as starts_on,
                least(cast(:end as date), t.valid_to) as ends_on
            from (
                select * from supply_terms t
                where t.cycle_group = :group and t.usage_point_id > :after
                    and t.usage_point_id % :shares = :share
                    and t.valid_from < :end and (t.valid_to is null or t.valid_to > :start)
                    and t.modality <> 'prepaid'
                    and not exists (select from supply_terms later
                        where later.usage_point_id = t.usage_point_id
                            and later.cycle_group = t.cycle_group and later.modality <> 'prepaid'
                            and later.valid_from > t.valid_from and later.valid_from < :end)
                    and coalesce(
                        (select i.state from invoice i
                            where i.usage_point_id = t.usage_point_id
                                and i.billing_cycle_id = :cycle), 'draft') = 'draft'
                order by t.usage_point_id limit :chunk) as t
            cross join lateral (
                select coalesce(
                    max(before.valid_to) filter (where
                        (before.cycle_group, before.modality, before.connection, before.state,
                            before.municipality)
                        <> (t.cycle_group, t.modality, t.connection, t.state, t.municipality)),
                    min(before.valid_from)) as starts_on
                from supply_terms before
                where before.usage_point_id = t.usage_point_id
                    and before.valid_from <= t.valid_from) as days
            join usage_point p using (usage_point_id)
            join distributor d using (distributor_id)
            order by t.usage_point_id
            """;

    /// Each is looked up by itself, as above.
    private static final String UNBILLABLE =
            """
            select id, reason
            from unnest(cast(:ids as int[]), cast(:starts as date[]), cast(:ends as date[]))
                as wanted (id, starting, ending)
            cross join lateral (
                select :changed as reason from supply_terms t
                where t.usage_point_id = id and t.cycle_group = :group and t.modality <> 'prepaid'
                    and t.valid_to > :start and t.valid_to <= starting
                union all
                select :billed from invoice i join billing_cycle c using (billing_cycle_id)
                where i.usage_point_id = id and i.state <> 'draft'
                    and c.billing_cycle_id <> :cycle
                    and c.starts_on < ending and c.ends_on > starting
                    and coalesce(i.starts_on, c.starts_on) < ending
                    and coalesce(i.ends_on, c.ends_on) > starting
                limit 1) as why
            """;

    private static final String CHANGED =
            "O contrato mudou dentro do ciclo, e a fatura só pode ter um.";

    private static final String BILLED = "Parte do ciclo já está em outra fatura.";

    private static final String BEFORE =
            """
            select id, number, consumed from unnest(cast(:ids as int[])) as wanted (id)
            cross join lateral (
                select i.invoice_id as number,
                    coalesce((select k.bill from correction k where k.invoice_id = i.invoice_id
                        order by k.correction_id desc limit 1), i.bill)::json -> 'consumo_wh'
                        as consumed
                from invoice i join billing_cycle c using (billing_cycle_id)
                where i.usage_point_id = id and i.state <> 'draft' and c.ends_on <= :start
                    and i.starts_on is null and i.ends_on is null
                order by c.ends_on desc limit 12) as past
            order by id, number
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Billables(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The next chunk of usage points of a share of a cycle that are still to be billed.
    ///
    /// @param after the id that they come after
    List<SuppliedUsagePoint> next(BillingCycle cycle, Share share, int after) {
        return jdbc.sql(TO_BILL)
                .param("group", cycle.group())
                .param("after", after)
                .param("shares", share.of())
                .param("share", share.number())
                .param("chunk", share.chunk())
                .param("start", cycle.days().start())
                .param("end", cycle.days().end())
                .param("cycle", cycle.id())
                .query(Billables::supplied)
                .list();
    }

    /// Why some usage points cannot be billed for a cycle, by their ids, in Portuguese: other terms
    /// held there for a part of it, which one bill cannot have both, or some of their days are in
    /// an issued invoice of another cycle.
    Map<Integer, String> unbillable(BillingCycle cycle, List<SuppliedUsagePoint> some) {
        var reasons = new HashMap<Integer, String>();
        RowCallbackHandler handler = row -> reasons.put(row.getInt("id"), row.getString("reason"));
        jdbc.sql(UNBILLABLE)
                .param(
                        "ids",
                        some.stream().map(one -> one.usagePoint().id()).toArray(Integer[]::new))
                .param("starts", days(some, Cycle::start))
                .param("ends", days(some, Cycle::end))
                .param("group", cycle.group())
                .param("cycle", cycle.id())
                .param("start", cycle.days().start())
                .param("changed", CHANGED)
                .param("billed", BILLED)
                .query(handler);
        return reasons;
    }

    /// What usage points were billed in up to twelve whole cycles before one, the earliest first.
    Map<Integer, List<Past>> before(BillingCycle cycle, List<Integer> usagePointIds) {
        var before = new HashMap<Integer, List<Past>>();
        RowCallbackHandler handler =
                row ->
                        before.computeIfAbsent(row.getInt("id"), id -> new ArrayList<>())
                                .add(past(row));
        jdbc.sql(BEFORE)
                .param("ids", usagePointIds.toArray(Integer[]::new))
                .param("start", cycle.days().start())
                .query(handler);
        return before;
    }

    private Past past(ResultSet row) throws SQLException {
        var consumed = json.readTree(row.getString("consumed"));
        var wattHours = new EnumMap<Post, Long>(Post.class);
        for (var post : Post.values()) {
            if (consumed.has(post.code())) {
                wattHours.put(post, consumed.get(post.code()).longValue());
            }
        }
        return new Past(InvoiceNumber.of(row.getLong("number")), wattHours);
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
                        row.getString("municipality")),
                new Cycle(
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class)));
    }

    private static String[] days(List<SuppliedUsagePoint> some, Function<Cycle, LocalDate> day) {
        return some.stream().map(one -> day.apply(one.days()).toString()).toArray(String[]::new);
    }
}
