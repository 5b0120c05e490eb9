package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `payment`: entries, of which none is changed.
@Repository
class Payments {

    private final JdbcClient jdbc;

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a payment, unless there is one of that reference.
    ///
    /// @return whether it was added
    boolean add(long invoiceId, Payment payment, OffsetDateTime at) {
        return jdbc.sql(
                                """
                                insert into payment (invoice_id, paid_on, means, amount_centavos,
                                    reference, recorded_at)
                                values (:invoice, :on, :means, :centavos, :reference, :at)
                                on conflict (invoice_id, reference) do nothing
                                """)
                        .param("invoice", invoiceId)
                        .param("on", payment.paidOn())
                        .param("means", payment.means())
                        .param("centavos", payment.money().centavos())
                        .param("reference", payment.reference())
                        .param("at", at)
                        .update()
                == 1;
    }

    Optional<Payment> find(long invoiceId, String reference) {
        return of(invoiceId).stream().filter(its -> its.reference().equals(reference)).findFirst();
    }

    /// Those of an invoice, in the order in which they were recorded.
    List<Payment> of(long invoiceId) {
        return jdbc.sql("select * from payment where invoice_id = :id order by payment_id")
                .param("id", invoiceId)
                .query(Payments::payment)
                .list();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getObject("paid_on", LocalDate.class),
                row.getString("means"),
                new Money(row.getLong("amount_centavos")).toReais(),
                row.getString("reference"));
    }
}
