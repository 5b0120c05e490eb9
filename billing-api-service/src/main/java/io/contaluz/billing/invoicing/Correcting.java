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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Corrects issued invoices: what was issued stays, and the difference is given back by a credit
/// note or settled by the next invoice.
@Service
@Transactional
class Correcting {

    /// As far back as anything is refunded (REN ANEEL 1000/2021, art. 323).
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

    /// The invoices of a usage point, of the last 60 cycles, that do not follow from what is known
    /// of its readings now; the latest first.
    @Transactional(readOnly = true)
    List<Recomputed> differing(LocatedUsagePoint usagePoint) {
        return invoices.of(usagePoint, Long.MAX_VALUE, LOOKED_AT).stream()
                .filter(invoice -> invoice.state() != Invoices.State.DRAFT)
                .flatMap(invoice -> recomputed(invoice).stream())
                .filter(recomputed -> !recomputed.difference().isNone())
                .toList();
    }

    /// None where the readings do not tell the energy now, or a rule is gone.
    private Optional<Recomputed> recomputed(Invoices.Listed invoice) {
        try {
            return Optional.of(recomputing.of(invoice));
        } catch (Refusal e) {
            return Optional.empty();
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
