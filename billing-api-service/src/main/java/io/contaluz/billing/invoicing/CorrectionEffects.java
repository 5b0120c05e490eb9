package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LedgerEntry;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.invoicing.Corrections.Correction;
import io.contaluz.billing.invoicing.Corrections.Form;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.proof.Proofs;
import io.contaluz.billing.proof.Recorded;
import io.contaluz.billing.usagepoint.Matricula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What a correction brings about: the invoice is marked, a link of the chain, an entry for the
/// next invoice, a word to the customer.
@Component
class CorrectionEffects {

    private final NewInvoices invoices;
    private final CarriedEntries carried;
    private final Proofs proofs;
    private final Notifications notifications;

    CorrectionEffects(
            NewInvoices invoices,
            CarriedEntries carried,
            Proofs proofs,
            Notifications notifications) {
        this.invoices = invoices;
        this.carried = carried;
        this.proofs = proofs;
        this.notifications = notifications;
    }

    /// Brings it about.
    void of(Invoices.Listed invoice, long correctionId, Correction made) {
        invoices.markCorrected(invoice.id());
        var carries = carries(invoice, made);
        var kind = carries.signum() > 0 ? LineKind.ADJUSTMENT : LineKind.CREDIT;
        var title = "Acerto da fatura " + InvoiceNumber.of(invoice.id());
        carried.add(
                List.of(
                        new NewEntry(
                                invoice.usagePointId(),
                                invoice.id(),
                                "correcao " + correctionId,
                                new CarriedEntry(kind, title, carries))),
                made.madeAt());
        proofs.record(
                List.of(
                        new Recorded(
                                invoice.usagePointId(),
                                Recorded.Kind.CORRECTION,
                                correctionId,
                                null,
                                entry(made).digest())));
        var amount = Money.truncatedToCentavos(made.adjustment()).toReais();
        notifications.publish(
                new Event(
                        EventKind.INVOICE_CORRECTED,
                        new Matricula(invoice.matricula()),
                        "Sua fatura de %s foi corrigida.".formatted(invoice.end().minusDays(1)),
                        Map.of("fatura", invoice.id(), "ajuste", amount)));
    }

    /// What the next invoice takes up: all of it, or what a credit note is more than is still to be
    /// paid of the invoice.
    private static BigDecimal carries(Invoices.Listed invoice, Correction made) {
        return made.form() == Form.NEXT_INVOICE
                ? made.adjustment()
                : made.adjustment().add(invoice.left().toReais()).min(BigDecimal.ZERO);
    }

    /// A correction as the chain has it.
    static LedgerEntry entry(Correction made) {
        return LedgerEntry.correction(
                InvoiceNumber.of(made.invoiceId()),
                made.madeAt(),
                made.difference(),
                made.adjustment(),
                made.form().code(),
                made.document());
    }
}
