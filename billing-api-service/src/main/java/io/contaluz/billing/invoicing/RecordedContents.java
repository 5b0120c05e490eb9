package io.contaluz.billing.invoicing;

import io.contaluz.billing.proof.Link;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Finds what the links of a chain are of.
@Component
class RecordedContents {

    private final Invoices invoices;
    private final Payments payments;
    private final Corrections corrections;

    RecordedContents(Invoices invoices, Payments payments, Corrections corrections) {
        this.invoices = invoices;
        this.payments = payments;
        this.corrections = corrections;
    }

    /// The canonical JSON of what was recorded, by what it is and its key.
    record Texts(
            Map<Long, String> invoices, Map<Long, String> payments, Map<Long, String> corrections) {

        /// @throws IllegalStateException if it is gone, which the database does not let be
        String of(Link link) {
            var some =
                    switch (link.kind()) {
                        case INVOICE -> invoices;
                        case PAYMENT -> payments;
                        case CORRECTION -> corrections;
                    };
            var text = some.get(link.reference());
            if (text == null) {
                throw new IllegalStateException("what a link is of is gone: " + link);
            }
            return text;
        }
    }

    /// That of a usage point.
    Texts of(int usagePointId) {
        var paid = new HashMap<Long, String>();
        payments.ofUsagePoint(usagePointId)
                .forEach((id, entry) ->
                        paid.put(
                                id,
                                PaymentEffects.entry(entry.invoiceId(), entry.payment()).text()));
        var corrected = new HashMap<Long, String>();
        corrections
                .ofUsagePoint(usagePointId)
                .forEach(made -> corrected.put(made.id(), CorrectionEffects.entry(made).text()));
        return new Texts(invoices.documents(usagePointId), paid, corrected);
    }
}
