package io.contaluz.billing.invoicing;

import io.contaluz.billing.invoicing.Corrections.Correction;
import io.contaluz.billing.invoicing.Corrections.Form;
import io.contaluz.billing.invoicing.Recomputing.Recomputed;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Corrects issued invoices: what was issued stays, and the difference is given back by a credit
/// note or settled by the next invoice.
@Service
@Transactional
class Correcting {

    /// How many issued invoices are looked at, which is no rule: how far back anything is settled
    /// is said by each invoice's own pack. It is what art. 323 of REN ANEEL 1000/2021 refunds.
    private static final int LOOKED_AT = 60;

    private final Invoices invoices;
    private final Corrections corrections;
    private final Recomputing recomputing;
    private final CorrectionEffects effects;
    private final Clock clock;

    Correcting(
            Invoices invoices,
            Corrections corrections,
            Recomputing recomputing,
            CorrectionEffects effects,
            Clock clock) {
        this.invoices = invoices;
        this.corrections = corrections;
        this.recomputing = recomputing;
        this.effects = effects;
        this.clock = clock;
    }

    /// What a correction would come to.
    @Transactional(readOnly = true)
    Recomputed preview(long invoiceId) {
        return recomputing.of(invoices.find(invoiceId));
    }

    /// An issued invoice that does not follow from what is known now.
    ///
    /// @param recomputed null where it cannot be computed
    /// @param reason why it cannot, in Portuguese; null where it can
    record Differing(
            Invoices.Listed invoice, @Nullable Recomputed recomputed, @Nullable String reason) {}

    /// The last 60 issued invoices of a usage point that do not follow from what is known of its
    /// readings now; the latest first.
    @Transactional(readOnly = true)
    List<Differing> differing(LocatedUsagePoint usagePoint) {
        return invoices.issued(usagePoint, LOOKED_AT).stream()
                .flatMap(invoice -> differing(invoice).stream())
                .toList();
    }

    private Optional<Differing> differing(Invoices.Listed invoice) {
        try {
            var recomputed = recomputing.of(invoice);
            return recomputed.difference().isNone()
                    ? Optional.empty()
                    : Optional.of(new Differing(invoice, recomputed, null));
        } catch (Refusal e) {
            return recomputing.isStillEstimated(invoice)
                    ? Optional.empty()
                    : Optional.of(new Differing(invoice, null, e.detail()));
        }
    }

    @Transactional(readOnly = true)
    List<Correction> list(long invoiceId) {
        invoices.find(invoiceId);
        return corrections.of(invoiceId);
    }

    /// Corrects an invoice. To correct it again is to correct what has changed since.
    ///
    /// @throws Refusal in conflict, if nothing differs, or a credit note is asked for what is owed
    Correction correct(long invoiceId, Form form, String who, String why) {
        var recomputed = recomputing.of(invoices.lock(invoiceId));
        if (recomputed.difference().isNone()) {
            throw Refusal.conflict("A fatura %d não difere em nada.".formatted(invoiceId));
        }
        if (form == Form.CREDIT_NOTE && recomputed.adjustment().signum() > 0) {
            throw Refusal.conflict(
                    "Uma nota de crédito devolve; o que faltou vai para a próxima fatura.");
        }
        var made =
                new Correction(
                        0,
                        invoiceId,
                        recomputed.document().text(),
                        recomputed.difference().money(),
                        recomputed.adjustment(),
                        form,
                        who,
                        why,
                        // As the table keeps it: its digest must be the same when it is read.
                        clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        long id = corrections.add(made);
        effects.of(recomputed.invoice(), id, made);
        return corrections.of(invoiceId).getLast();
    }
}
