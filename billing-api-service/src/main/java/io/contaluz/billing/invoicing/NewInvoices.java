package io.contaluz.billing.invoicing;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes the table `invoice`, of which the database lets nobody change what was issued.
@Repository
class NewInvoices {

    private static final String INSERT =
            """
            insert into invoice (invoice_id, usage_point_id, billing_cycle_id, state, energy_wh,
                total_centavos, estimated, bill, issued_at, starts_on, ends_on)
            overriding system value
            select number, id, billing_cycle_id, :state, energy, total, estimated, bill, :at,
                nullif(starting, starts_on), nullif(ending, ends_on)
            from unnest(cast(:numbers as bigint[]), cast(:ids as int[]),
                cast(:energies as bigint[]), cast(:totals as bigint[]),
                cast(:estimated as boolean[]), cast(:bills as text[]),
                cast(:starts as date[]), cast(:ends as date[]))
                as b (number, id, energy, total, estimated, bill, starting, ending)
            cross join (select billing_cycle_id, starts_on, ends_on from billing_cycle
                where billing_cycle_id = :cycle) as cycle
            on conflict (usage_point_id, billing_cycle_id) do nothing
            returning usage_point_id
            """;

    private final JdbcClient jdbc;

    NewInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Numbers of invoices to come.
    List<Long> numbers(int count) {
        return jdbc.sql(
                        """
                        select nextval('invoice_invoice_id_seq') from generate_series(1, :count)
                        """)
                .param("count", count)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Takes the drafts of usage points away.
    void deleteDrafts(int cycleId, List<IssuedBill> bills) {
        jdbc.sql(
                        """
                        delete from invoice where billing_cycle_id = :cycle and state = 'draft'
                            and usage_point_id = any(cast(:ids as int[]))
                        """)
                .param("cycle", cycleId)
                .param("ids", array(bills, IssuedBill::usagePointId, Integer[]::new))
                .update();
    }

    /// Takes all drafts of a cycle away.
    void deleteDrafts(int cycleId) {
        jdbc.sql("delete from invoice where billing_cycle_id = :cycle and state = 'draft'")
                .param("cycle", cycleId)
                .update();
    }

    /// Adds invoices, but for usage points that have one for that cycle.
    ///
    /// @return the ids of the usage points whose invoices were added
    Set<Integer> add(int cycleId, Invoices.State state, List<IssuedBill> bills, OffsetDateTime at) {
        return new HashSet<>(
                jdbc.sql(INSERT)
                        .param("cycle", cycleId)
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("at", at)
                        .param("numbers", array(bills, IssuedBill::id, Long[]::new))
                        .param("ids", array(bills, IssuedBill::usagePointId, Integer[]::new))
                        .param("energies", array(bills, IssuedBill::wattHours, Long[]::new))
                        .param(
                                "totals",
                                array(
                                        bills,
                                        its -> its.document().bill().total().centavos(),
                                        Long[]::new))
                        .param("estimated", array(bills, IssuedBill::estimated, Boolean[]::new))
                        .param("bills", array(bills, IssuedBill::text, String[]::new))
                        .param(
                                "starts",
                                array(bills, its -> its.days().start().toString(), String[]::new))
                        .param(
                                "ends",
                                array(bills, its -> its.days().end().toString(), String[]::new))
                        .query((row, number) -> row.getInt(1))
                        .list());
    }

    void markCorrected(long id) {
        jdbc.sql("update invoice set state = 'corrected' where invoice_id = :id")
                .param("id", id)
                .update();
    }

    private static <T> T[] array(
            List<IssuedBill> bills, Function<IssuedBill, T> value, IntFunction<T[]> make) {
        return bills.stream().map(value).toArray(make);
    }
}
