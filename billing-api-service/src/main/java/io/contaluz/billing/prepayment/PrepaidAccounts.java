package io.contaluz.billing.prepayment;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.CreditLevel;
import io.contaluz.billing.prepaid.PrepaidEntry;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `prepaid_account` and `prepaid_entry`. Entries are added and never changed.
@Repository
class PrepaidAccounts {

    private static final String INSERT =
            """
            insert into prepaid_entry (usage_point_id, kind, booked_at, energy_wh, paid_centavos,
                reference, rule_pack, formula)
            values (:id, :kind, :at, :energy, :paid, :reference, :pack, :formula)
            """;

    private final JdbcClient jdbc;

    PrepaidAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An account but for its entries.
    ///
    /// @param rulePack of the next purchase
    /// @param level when it was last looked at
    record Held(String rulePack, CreditLevel level) {}

    /// An entry as it was booked.
    ///
    /// @param reference what the payer's side knows it by; null for the start
    /// @param rulePack null but for a purchase
    /// @param formula null but for a purchase
    record Booked(
            PrepaidEntry entry,
            @Nullable String reference,
            @Nullable String rulePack,
            @Nullable String formula) {}

    /// An account in the round.
    ///
    /// @param credit the sum of its entries, in watt-hours
    record Standing(LocatedUsagePoint usagePoint, Held held, long credit) {}

    /// Opens an account, or has the one that is there priced by a rule pack from now on.
    ///
    /// @return whether it is new
    boolean open(LocatedUsagePoint usagePoint, String rulePack) {
        var opened =
                jdbc.sql(
                                """
                                insert into prepaid_account (usage_point_id, rule_pack)
                                values (:id, :pack) on conflict do nothing
                                """)
                        .param("id", usagePoint.id())
                        .param("pack", rulePack)
                        .update();
        if (opened == 0) {
            jdbc.sql("update prepaid_account set rule_pack = :pack where usage_point_id = :id")
                    .param("id", usagePoint.id())
                    .param("pack", rulePack)
                    .update();
        }
        return opened == 1;
    }

    /// @throws Refusal if there is none
    Held find(LocatedUsagePoint usagePoint) {
        return held(usagePoint, "");
    }

    /// Finds an account and keeps every other transaction that wants to book on it waiting.
    ///
    /// @throws Refusal if there is none
    Held lock(LocatedUsagePoint usagePoint) {
        return held(usagePoint, " for no key update");
    }

    private Held held(LocatedUsagePoint usagePoint, String locking) {
        return jdbc.sql("select * from prepaid_account where usage_point_id = :id" + locking)
                .param("id", usagePoint.id())
                .query((row, number) -> held(row))
                .optional()
                .orElseThrow(() ->
                        Refusal.notFound(
                                "A unidade '%s' não começou o pré-pago."
                                        .formatted(usagePoint.matricula())));
    }

    /// In the order in which they were booked.
    List<Booked> entries(LocatedUsagePoint usagePoint) {
        return jdbc.sql(
                        """
                        select * from prepaid_entry where usage_point_id = :id
                        order by prepaid_entry_id
                        """)
                .param("id", usagePoint.id())
                .query(PrepaidAccounts::booked)
                .list();
    }

    void add(LocatedUsagePoint usagePoint, Booked booked) {
        var entry = booked.entry();
        jdbc.sql(INSERT)
                .param("id", usagePoint.id())
                .param("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("energy", entry.wattHours())
                .param("paid", entry.paid().centavos())
                .param("reference", booked.reference())
                .param("pack", booked.rulePack())
                .param("formula", booked.formula())
                .update();
    }

    void note(LocatedUsagePoint usagePoint, CreditLevel level) {
        jdbc.sql("update prepaid_account set level = :level where usage_point_id = :id")
                .param("level", level.name().toLowerCase(Locale.ROOT))
                .param("id", usagePoint.id())
                .update();
    }

    /// The accounts after one, by their usage points' ids.
    List<Standing> standings(int after, int limit) {
        return jdbc.sql(
                        """
                        select a.*, p.matricula, p.zone,
                            (select sum(e.energy_wh) from prepaid_entry e
                             where e.usage_point_id = a.usage_point_id) as credit
                        from prepaid_account a join usage_point p using (usage_point_id)
                        where a.usage_point_id > :after
                        order by a.usage_point_id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(PrepaidAccounts::standing)
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                new LocatedUsagePoint(
                        row.getInt("usage_point_id"),
                        new Matricula(row.getString("matricula")),
                        ZoneId.of(row.getString("zone"))),
                held(row),
                row.getLong("credit"));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("rule_pack"),
                CreditLevel.valueOf(row.getString("level").toUpperCase(Locale.ROOT)));
    }

    private static Booked booked(ResultSet row, int number) throws SQLException {
        return new Booked(
                new PrepaidEntry(
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                        row.getLong("energy_wh"),
                        new Money(row.getLong("paid_centavos"))),
                row.getString("reference"),
                row.getString("rule_pack"),
                row.getString("formula"));
    }
}
