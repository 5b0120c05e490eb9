package io.contaluz.billing.invoicing;

import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells of invoices and records what is paid of them.
@Service
@Transactional
class Billing {

    /// What the chart shows.
    private static final int MONTHS = 13;

    private final Invoices invoices;
    private final Payments payments;
    private final UsagePointRegistry usagePoints;
    private final Notifications notifications;
    private final InvoicePrinting printing;
    private final Clock clock;

    Billing(
            Invoices invoices,
            Payments payments,
            UsagePointRegistry usagePoints,
            Notifications notifications,
            InvoicePrinting printing,
            Clock clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.usagePoints = usagePoints;
        this.notifications = notifications;
        this.printing = printing;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Invoices.Listed find(long id) {
        return invoices.find(id);
    }

    @Transactional(readOnly = true)
    List<Invoices.Listed> of(Matricula matricula, long before, int limit) {
        return invoices.of(usagePoints.locate(matricula), before, limit);
    }

    /// An invoice as a page that can be printed and paid.
    @Transactional(readOnly = true)
    byte[] print(long id) {
        var invoice = invoices.find(id);
        var usagePoint = usagePoints.locate(new Matricula(invoice.matricula()));
        var history = invoices.of(usagePoint, id + 1, MONTHS).reversed();
        return printing.print(invoice, history);
    }

    @Transactional(readOnly = true)
    List<Payment> payments(long invoiceId) {
        invoices.find(invoiceId);
        return payments.of(invoiceId);
    }

    /// Records a payment; one of a known reference is the same one.
    ///
    /// @return whether it is new
    /// @throws Refusal in conflict, if there is another one of that reference; if it was paid in
    ///   the future
    boolean pay(long invoiceId, Payment payment) {
        var invoice = invoices.find(invoiceId);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        // Somewhere it is a day later than in UTC.
        if (payment.paidOn().isAfter(now.toLocalDate().plusDays(1))) {
            throw Refusal.invalid("data", "está no futuro");
        }
        if (!payments.add(invoiceId, payment, now)) {
            var known = payments.find(invoiceId, payment.reference()).orElseThrow();
            if (!known.paidOn().equals(payment.paidOn())
                    || !known.money().equals(payment.money())
                    || !known.means().equals(payment.means())) {
                throw Refusal.conflict(
                        "Já há outro pagamento com a referência '%s'."
                                .formatted(payment.reference()));
            }
            return false;
        }
        notifications.publish(
                new Event(
                        EventKind.PAYMENT_RECEIVED,
                        new Matricula(invoice.matricula()),
                        "Recebemos R$ %s."
                                .formatted(payment.amount().toPlainString().replace('.', ',')),
                        Map.of("fatura", invoiceId, "valor", payment.amount())));
        return true;
    }
}
