package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `invoice`.
@Repository
class Invoices {

    private static final String INSERT =
            """
            insert into invoice (invoice_id, usage_point_id, billing_cycle_id, state, energy_wh,
                total_centavos, estimated, bill, issued_at)
            overriding system value
            select number, id, :cycle, :state, energy, total, estimated, bill, :at
            from unnest(cast(:numbers as bigint[]), cast(:ids as int[]),
                cast(:energies as bigint[]), cast(:totals as bigint[]),
                cast(:estimated as boolean[]), cast(:bills as text[]))
                as b (number, id, energy, total, estimated, bill)
            on conflict (usage_point_id, billing_cycle_id) do nothing
            returning usage_point_id
            """;

    private static final String LISTED =
            """
            select i.invoice_id, i.billing_cycle_id, i.usage_point_id, c.rule_pack, p.matricula, p.zone, c.starts_on, c.ends_on, c.due_on, i.energy_wh,
                i.total_centavos, i.estimated, i.state, i.issued_at, i.bill,
                coalesce((select sum(amount_centavos) from payment y
                    where y.invoice_id = i.invoice_id), 0) as paid,
                (select u.name from customer_agreement a join customer u using (customer_id)
                    where a.usage_point_id = i.usage_point_id and a.valid_from < c.ends_on
                        and (a.valid_to is null or a.valid_to >= c.ends_on)) as customer
            from invoice i
            join usage_point p using (usage_point_id)
            join billing_cycle c using (billing_cycle_id)
            """;

    private final JdbcClient jdbc;

    Invoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How far an invoice has come.
    enum State {
        DRAFT("rascunho"),
        ISSUED("emitida"),
        CORRECTED("corrigida");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /// Its name in routes.
        String code() {
            return code;
        }
    }

    /// An invoice as it is listed.
    ///
    /// @param customer who answered for the usage point at the end of the cycle, if anybody did
    /// @param document the bill in JSON
    record Listed(
            long id,
            String matricula,
            ZoneId zone,
            @Nullable String customer,
            LocalDate start,
            LocalDate end,
            LocalDate due,
            long wattHours,
            Money total,
            Money paid,
            boolean estimated,
            State state,
            OffsetDateTime issuedAt,
            int cycleId,
            int usagePointId,
            String rulePack,
            String document) {

        LocatedUsagePoint usagePoint() {
            return new LocatedUsagePoint(usagePointId, new Matricula(matricula), zone);
        }

        /// @throws Refusal in conflict, if it is a draft
        Listed issued() {
            if (state == State.DRAFT) {
                throw Refusal.conflict("A fatura %d é um rascunho.".formatted(id));
            }
            return this;
        }
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

    /// Adds invoices, but for usage points that have one for that cycle.
    ///
    /// @return the ids of the usage points whose invoices were added
    Set<Integer> add(int cycleId, State state, List<IssuedBill> bills, OffsetDateTime at) {
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
                        .query((row, number) -> row.getInt(1))
                        .list());
    }

    /// Finds an invoice.
    ///
    /// @throws Refusal if there is none of that id
    Listed find(long id) {
        return jdbc.sql(LISTED + " where i.invoice_id = :id")
                .param("id", id)
                .query(Invoices::listed)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Não há fatura %d.".formatted(id)));
    }

    /// The same, and keeps every other transaction that changes anything of it waiting.
    Listed lock(long id) {
        jdbc.sql("select from invoice where invoice_id = :id for no key update")
                .param("id", id)
                .query(row -> {});
        return find(id);
    }

    void markCorrected(long id) {
        jdbc.sql("update invoice set state = 'corrected' where invoice_id = :id")
                .param("id", id)
                .update();
    }

    /// How many issued invoices of a usage point are of a cycle that ends no earlier than this one.
    int cyclesBack(Listed invoice) {
        return jdbc.sql(
                        """
                        select count(*) from invoice i join billing_cycle c using (billing_cycle_id)
                        where i.usage_point_id = :id and i.state <> 'draft' and c.ends_on >= :end
                        """)
                .param("id", invoice.usagePointId())
                .param("end", invoice.end())
                .query(Integer.class)
                .single();
    }

    /// The invoices of a usage point, the latest first.
    List<Listed> of(LocatedUsagePoint usagePoint, long before, int limit) {
        return jdbc.sql(
                        LISTED
                                + " where i.usage_point_id = :usagePointId and i.invoice_id < :before"
                                + " order by i.invoice_id desc limit :limit")
                .param("usagePointId", usagePoint.id())
                .param("before", before)
                .param("limit", limit)
                .query(Invoices::listed)
                .list();
    }

    /// The bills of a usage point's issued invoices, by the invoices' ids.
    Map<Long, String> documents(int usagePointId) {
        return jdbc
                .sql(
                        """
                        select invoice_id, bill from invoice
                        where usage_point_id = :id and state <> 'draft'
                        """)
                .param("id", usagePointId)
                .query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> T[] array(
            List<IssuedBill> bills, Function<IssuedBill, T> value, IntFunction<T[]> make) {
        return bills.stream().map(value).toArray(make);
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("invoice_id"),
                row.getString("matricula"),
                ZoneId.of(row.getString("zone")),
                row.getString("customer"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("energy_wh"),
                new Money(row.getLong("total_centavos")),
                new Money(row.getLong("paid")),
                row.getBoolean("estimated"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getInt("billing_cycle_id"),
                row.getInt("usage_point_id"),
                row.getString("rule_pack"),
                row.getString("bill"));
    }
}
