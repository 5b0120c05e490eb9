package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `invoice`.
@Repository
class Invoices {

    /// Payments and credits come one by one: to have the database add up nothing, as mostly, would
    /// take it longer.
    private static final String LISTED =
            """
            select i.invoice_id, i.billing_cycle_id, i.usage_point_id, c.rule_pack, p.matricula,
                p.zone, coalesce(i.starts_on, c.starts_on) as starts_on,
                coalesce(i.ends_on, c.ends_on) as ends_on, c.due_on, i.energy_wh,
                i.total_centavos, i.estimated, i.state, i.issued_at, i.bill,
                array(select amount_centavos from payment y
                    where y.invoice_id = i.invoice_id) as payments,
                array(select -adjustment from correction k
                    where k.invoice_id = i.invoice_id and k.form = 'credit_note') as credits
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
    /// @param credited by credit notes
    /// @param document the bill in JSON
    record Listed(
            long id,
            String matricula,
            ZoneId zone,
            LocalDate start,
            LocalDate end,
            LocalDate due,
            long wattHours,
            Money total,
            Money paid,
            Money credited,
            boolean estimated,
            State state,
            OffsetDateTime issuedAt,
            int cycleId,
            int usagePointId,
            String rulePack,
            String document) {

        /// What is still to be paid; nothing of a draft's is.
        Money left() {
            long owed = total.centavos() - credited.centavos() - paid.centavos();
            return new Money(Math.max(0, owed));
        }

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

    /// The name of who answered for the usage point at the end of an invoice's days, if anybody
    /// did.
    Optional<String> customer(Listed invoice) {
        return jdbc.sql(
                        """
                        select u.name from customer_agreement a join customer u using (customer_id)
                        where a.usage_point_id = :usagePointId and a.valid_from < :end
                            and (a.valid_to is null or a.valid_to >= :end)
                        """)
                .param("usagePointId", invoice.usagePointId())
                .param("end", invoice.end())
                .query(String.class)
                .optional();
    }

    /// How many cycles of an invoice's group have been closed since, its own among them.
    int cyclesBack(Listed invoice) {
        return jdbc.sql(
                        """
                        select count(*) from billing_cycle own
                        join billing_cycle c using (cycle_group)
                        where own.billing_cycle_id = :id and c.state <> 'open'
                            and c.ends_on >= own.ends_on
                        """)
                .param("id", invoice.cycleId())
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

    /// The issued invoices of a usage point, the latest days first.
    List<Listed> issued(LocatedUsagePoint usagePoint, int limit) {
        return jdbc.sql(
                        LISTED
                                + " where i.usage_point_id = :usagePointId and i.state <> 'draft'"
                                + " order by ends_on desc, i.invoice_id desc limit :limit")
                .param("usagePointId", usagePoint.id())
                .param("limit", limit)
                .query(Invoices::listed)
                .list();
    }

    /// An invoice and those that were issued to its usage point for days before its own, the latest
    /// days first.
    List<Listed> upTo(Listed invoice, int limit) {
        return jdbc.sql(
                        LISTED
                                + " where i.usage_point_id = :usagePointId"
                                + " and coalesce(i.ends_on, c.ends_on) <= :end"
                                + " and (i.state <> 'draft' or i.invoice_id = :id)"
                                + " order by ends_on desc, i.invoice_id desc limit :limit")
                .param("usagePointId", invoice.usagePointId())
                .param("end", invoice.end())
                .param("id", invoice.id())
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

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("invoice_id"),
                row.getString("matricula"),
                ZoneId.of(row.getString("zone")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("energy_wh"),
                new Money(row.getLong("total_centavos")),
                paid((Long[]) row.getArray("payments").getArray()),
                credited((BigDecimal[]) row.getArray("credits").getArray()),
                row.getBoolean("estimated"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getInt("billing_cycle_id"),
                row.getInt("usage_point_id"),
                row.getString("rule_pack"),
                row.getString("bill"));
    }

    private static Money paid(Long[] payments) {
        return new Money(Arrays.stream(payments).reduce(0L, Math::addExact));
    }

    private static Money credited(BigDecimal[] credits) {
        return Money.truncatedToCentavos(
                Arrays.stream(credits).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
