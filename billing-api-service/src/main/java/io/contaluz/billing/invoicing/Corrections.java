package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `correction`: entries, of which none is changed.
@Repository
class Corrections {

    private static final String ALL = "select k.* from correction k ";

    private final JdbcClient jdbc;

    Corrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How a correction is settled.
    enum Form {
        CREDIT_NOTE("nota_credito"),
        NEXT_INVOICE("proxima_fatura");

        private final String code;

        Form(String code) {
            this.code = code;
        }

        /// Its name in routes.
        String code() {
            return code;
        }
    }

    /// A correction.
    ///
    /// @param document the bill as it followed then, in JSON
    /// @param difference above 0 where too little was billed
    /// @param adjustment R$ that are taken (above 0) or given back (below 0)
    record Correction(
            long id,
            long invoiceId,
            String document,
            Money difference,
            BigDecimal adjustment,
            Form form,
            String who,
            String why,
            OffsetDateTime madeAt) {}

    /// Adds a correction.
    ///
    /// @param made without an id
    /// @return its id
    long add(Correction made) {
        return jdbc.sql(
                        """
                        insert into correction (invoice_id, bill, difference_centavos, adjustment,
                            form, who, why, made_at)
                        values (:invoice, :bill, :difference, :adjustment, :form, :who, :why, :at)
                        returning correction_id
                        """)
                .param("invoice", made.invoiceId())
                .param("bill", made.document())
                .param("difference", made.difference().centavos())
                .param("adjustment", made.adjustment())
                .param("form", made.form().name().toLowerCase(Locale.ROOT))
                .param("who", made.who())
                .param("why", made.why())
                .param("at", made.madeAt())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /// Those of an invoice, in the order in which they were made.
    List<Correction> of(long invoiceId) {
        return jdbc.sql(ALL + "where invoice_id = :id order by correction_id")
                .param("id", invoiceId)
                .query(Corrections::correction)
                .list();
    }

    /// The last one of an invoice.
    Optional<Correction> last(long invoiceId) {
        return of(invoiceId).stream().reduce((one, next) -> next);
    }

    /// What the corrections of an invoice have come to, in R$.
    BigDecimal adjusted(long invoiceId) {
        return of(invoiceId).stream()
                .map(Correction::adjustment)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Those of a usage point's invoices.
    List<Correction> ofUsagePoint(int usagePointId) {
        return jdbc.sql(ALL + "join invoice i using (invoice_id) where i.usage_point_id = :id")
                .param("id", usagePointId)
                .query(Corrections::correction)
                .list();
    }

    private static Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                row.getLong("correction_id"),
                row.getLong("invoice_id"),
                row.getString("bill"),
                new Money(row.getLong("difference_centavos")),
                row.getBigDecimal("adjustment"),
                Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                row.getString("who"),
                row.getString("why"),
                row.getObject("made_at", OffsetDateTime.class));
    }
}
