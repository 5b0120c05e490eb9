package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.LedgerEntry;
import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.proof.Proofs;
import io.contaluz.billing.proof.Recorded;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.usagepoint.Matricula;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What a new payment brings about: a link of the chain, entries for the next invoice, a word to
/// the customer.
@Component
class PaymentEffects {

    private final CarriedEntries carried;
    private final RulePacks packs;
    private final Proofs proofs;
    private final Notifications notifications;
    private final BillReading bills;

    PaymentEffects(
            CarriedEntries carried,
            RulePacks packs,
            Proofs proofs,
            Notifications notifications,
            BillReading bills) {
        this.carried = carried;
        this.packs = packs;
        this.proofs = proofs;
        this.notifications = notifications;
        this.bills = bills;
    }

    /// Brings it about.
    ///
    /// @param invoice as it was before the payment
    void of(Invoices.Listed invoice, long paymentId, Payment payment, OffsetDateTime now) {
        var pack = packs.named(invoice.rulePack());
        var entries =
                new LateFees(invoice, bills.read(invoice), pack)
                        .of(payment).stream()
                                .map(entry ->
                                        new NewEntry(
                                                invoice.usagePointId(),
                                                invoice.id(),
                                                "pagamento %s: %s"
                                                        .formatted(
                                                                payment.reference(),
                                                                entry.kind().code()),
                                                entry))
                                .toList();
        carried.add(entries, now);
        proofs.record(
                List.of(
                        new Recorded(
                                invoice.usagePointId(),
                                Recorded.Kind.PAYMENT,
                                paymentId,
                                null,
                                entry(invoice.id(), payment).digest())));
        notifications.publish(
                new Event(
                        EventKind.PAYMENT_RECEIVED,
                        new Matricula(invoice.matricula()),
                        "Recebemos R$ %s."
                                .formatted(payment.amount().toPlainString().replace('.', ',')),
                        Map.of("fatura", invoice.id(), "valor", payment.amount())));
    }

    /// A payment as the chain has it.
    static LedgerEntry entry(long invoiceId, Payment payment) {
        return LedgerEntry.payment(
                InvoiceNumber.of(invoiceId),
                payment.paidOn(),
                payment.means(),
                payment.money(),
                payment.reference());
    }
}
