package io.contaluz.billing.invoicing;

import io.contaluz.billing.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
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
    /// @return its id, if it was added
    Optional<Long> add(long invoiceId, Payment payment, OffsetDateTime at) {
        return jdbc.sql(
                        """
                        insert into payment (invoice_id, paid_on, means, amount_centavos,
                            reference, recorded_at)
                        values (:invoice, :on, :means, :centavos, :reference, :at)
                        on conflict (invoice_id, reference) do nothing
                        returning payment_id
                        """)
                .param("invoice", invoiceId)
                .param("on", payment.paidOn())
                .param("means", payment.means())
                .param("centavos", payment.money().centavos())
                .param("reference", payment.reference())
                .param("at", at)
                .query((row, number) -> row.getLong(1))
                .optional();
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

    /// Those of a usage point's invoices, by their ids.
    Map<Long, Entry> ofUsagePoint(int usagePointId) {
        var found = new HashMap<Long, Entry>();
        RowCallbackHandler handler =
                row ->
                        found.put(
                                row.getLong("payment_id"),
                                new Entry(row.getLong("invoice_id"), payment(row, 0)));
        jdbc.sql(
                        """
                        select y.* from payment y join invoice i using (invoice_id)
                        where i.usage_point_id = :id
                        """)
                .param("id", usagePointId)
                .query(handler);
        return found;
    }

    /// A payment and the invoice that it is of.
    record Entry(long invoiceId, Payment payment) {}

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getObject("paid_on", LocalDate.class),
                row.getString("means"),
                new Money(row.getLong("amount_centavos")).toReais(),
                row.getString("reference"));
    }
}
