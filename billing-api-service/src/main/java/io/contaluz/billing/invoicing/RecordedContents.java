package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Digest;
import io.contaluz.billing.proof.Link;
import io.contaluz.billing.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Finds what the links of a chain are of.
@Component
class RecordedContents {

    private static final Logger log = LoggerFactory.getLogger(RecordedContents.class);

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

        /// How many links there have to be.
        int size() {
            return invoices.size() + payments.size() + corrections.size();
        }

        /// @throws Refusal in conflict, if it is gone, or is not what was recorded
        String of(Link link) {
            var some =
                    switch (link.kind()) {
                        case INVOICE -> invoices;
                        case PAYMENT -> payments;
                        case CORRECTION -> corrections;
                    };
            var text = some.get(link.reference());
            if (text == null || !isOf(text, link)) {
                log.error("what was recorded is gone or another: {}", link);
                throw Refusal.conflict(
                        "O que a cadeia registra (%s %d) não está como foi registrado."
                                .formatted(link.kind().code(), link.reference()));
            }
            return text;
        }

        private static boolean isOf(String text, Link link) {
            return Digest.of(text.getBytes(StandardCharsets.UTF_8)).equals(link.link().content());
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
