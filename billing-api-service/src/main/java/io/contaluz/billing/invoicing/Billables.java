package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Metering.Mean.Past;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What is to be billed: the usage points of a cycle's group, and what they were billed before.
@Repository
class Billables {

    /// Those with terms on the last day of the cycle, and without an issued invoice for it. Each is
    /// looked up by itself: joined, all invoices of the cycle would be read for each thousand.
    private static final String TO_BILL =
            """
            select p.usage_point_id, p.matricula, p.zone, d.name as distributor, t.modality,
                t.connection, t.state, t.municipality
            from (
                select * from supply_terms t
                where t.cycle_group = :group and t.usage_point_id > :after
                    and t.usage_point_id % :shares = :share
                    and t.valid_from < :end and (t.valid_to is null or t.valid_to >= :end)
                    and t.modality <> 'prepaid'
                    and coalesce(
                        (select i.state from invoice i
                            where i.usage_point_id = t.usage_point_id
                                and i.billing_cycle_id = :cycle), 'draft') = 'draft'
                order by t.usage_point_id limit 1000) as t
            join usage_point p using (usage_point_id)
            join distributor d using (distributor_id)
            order by t.usage_point_id
            """;

    /// Each is looked up by itself, as above.
    private static final String PARTLY_BILLED =
            """
            select id from unnest(cast(:ids as int[])) as wanted (id)
            cross join lateral (
                select from supply_terms t
                where t.usage_point_id = id and t.modality = 'prepaid'
                    and t.valid_from < :end and (t.valid_to is null or t.valid_to > :start)
                union all
                select from invoice i join billing_cycle c using (billing_cycle_id)
                where i.usage_point_id = id and i.state <> 'draft'
                    and c.billing_cycle_id <> :cycle
                    and c.starts_on < :end and c.ends_on > :start
                limit 1) as otherwise
            """;

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
                order by c.ends_on desc limit 12) as past
            order by id, number
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Billables(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The next thousand usage points of a share of a cycle that are still to be billed.
    ///
    /// @param after the id that they come after
    List<SuppliedUsagePoint> next(BillingCycle cycle, Share share, int after) {
        return jdbc.sql(TO_BILL)
                .param("group", cycle.group())
                .param("after", after)
                .param("shares", share.of())
                .param("share", share.number())
                .param("end", cycle.days().end())
                .param("cycle", cycle.id())
                .query(Billables::supplied)
                .list();
    }

    /// Those of some usage points of whose cycle a part is billed otherwise: by an issued invoice
    /// of another cycle, or from a prepaid credit.
    Set<Integer> partlyBilled(BillingCycle cycle, List<Integer> usagePointIds) {
        return new HashSet<>(
                jdbc.sql(PARTLY_BILLED)
                        .param("ids", usagePointIds.toArray(Integer[]::new))
                        .param("cycle", cycle.id())
                        .param("start", cycle.days().start())
                        .param("end", cycle.days().end())
                        .query((row, number) -> row.getInt(1))
                        .list());
    }

    /// What usage points were billed in up to twelve cycles before one, the earliest first.
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
                        row.getString("municipality")));
    }
}
