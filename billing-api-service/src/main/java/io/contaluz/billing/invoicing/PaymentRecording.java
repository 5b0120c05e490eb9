package io.contaluz.billing.invoicing;

import io.contaluz.billing.refusal.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what is paid of invoices.
@Service
@Transactional
class PaymentRecording {

    private final Invoices invoices;
    private final Payments payments;
    private final PaymentEffects effects;
    private final Clock clock;

    PaymentRecording(Invoices invoices, Payments payments, PaymentEffects effects, Clock clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.effects = effects;
        this.clock = clock;
    }

    /// Records a payment; one of a known reference is the same one.
    ///
    /// @return whether it is new
    /// @throws Refusal in conflict, if there is another one of that reference, or the invoice is a
    ///   draft; if it was paid in the future
    boolean pay(long invoiceId, Payment payment) {
        var invoice = invoices.lock(invoiceId).issued();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        // Somewhere it is a day later than in UTC.
        if (payment.paidOn().isAfter(now.toLocalDate().plusDays(1))) {
            throw Refusal.invalid("data", "está no futuro");
        }
        var added = payments.add(invoiceId, payment, now);
        added.ifPresentOrElse(
                id -> effects.of(invoice, id, payment, now), () -> checkSame(invoiceId, payment));
        return added.isPresent();
    }

    private void checkSame(long invoiceId, Payment payment) {
        var known = payments.find(invoiceId, payment.reference()).orElseThrow();
        if (!known.paidOn().equals(payment.paidOn())
                || !known.money().equals(payment.money())
                || !known.means().equals(payment.means())) {
            throw Refusal.conflict(
                    "Já há outro pagamento com a referência '%s'.".formatted(payment.reference()));
        }
    }
}
