package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import io.contaluz.billing.bill.BillFacts;
import io.contaluz.billing.bill.BillRules;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.CorrectionTerms;
import io.contaluz.billing.tariff.RulePacks;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Computes an issued bill anew from what is known of its readings now, and how much of the
/// difference may be settled.
@Component
class Recomputing {

    private final Invoices invoices;
    private final Corrections corrections;
    private final CycleMetering metering;
    private final RulePacks packs;
    private final BillReading bills;
    private final Clock clock;

    Recomputing(
            Invoices invoices,
            Corrections corrections,
            CycleMetering metering,
            RulePacks packs,
            BillReading bills,
            Clock clock) {
        this.invoices = invoices;
        this.corrections = corrections;
        this.metering = metering;
        this.packs = packs;
        this.bills = bills;
        this.clock = clock;
    }

    /// A bill as it follows now.
    ///
    /// @param cyclesBack which of the usage point's last cycles it is of, from 1 on
    /// @param adjustment R$ that may be taken (above 0) or are given back (below 0)
    /// @param limit why it is not the difference, in Portuguese; null if it is
    record Recomputed(
            Invoices.Listed invoice,
            BillDocument document,
            BillDifference difference,
            int cyclesBack,
            BigDecimal adjustment,
            @Nullable String limit) {}

    /// Computes an invoice anew.
    ///
    /// @throws Refusal if it is a draft, or its readings do not tell its energy now
    Recomputed of(Invoices.Listed invoice) {
        invoice.issued();
        var facts = BillFacts.read(invoice.document(), packs);
        var pack = packs.named(facts.pack());
        var metered = metered(invoice, facts);
        var rules = metered.ruled().rules();
        var document = BillDocument.of(facts.with(metered.metering(List.of())), rules);
        var difference = BillDifference.between(kept(invoice), bills.read(document.text()));
        int cyclesBack = invoices.cyclesBack(invoice);
        var terms = pack.correctionTerms(LocalDate.ofInstant(clock.instant(), facts.zone()));
        var whole = document.bill().total().toReais().subtract(invoice.total().toReais());
        var settled = corrections.adjusted(invoice.id());
        return new Recomputed(
                invoice,
                document,
                difference,
                cyclesBack,
                terms.step(whole, settled, cyclesBack),
                limit(whole, terms.due(whole).subtract(settled), cyclesBack, terms));
    }

    /// Whether an invoice that cannot be computed anew was estimated for want of readings, and
    /// these have not come.
    boolean isStillEstimated(Invoices.Listed invoice) {
        if (kept(invoice).estimate() == null) {
            return false;
        }
        try {
            var total = metered(invoice, BillFacts.read(invoice.document(), packs)).total();
            return !total.complete() && !total.unresolved();
        } catch (Refusal e) {
            return false;
        }
    }

    private BillView kept(Invoices.Listed invoice) {
        return corrections
                .last(invoice.id())
                .map(correction -> bills.read(correction.document()))
                .orElseGet(() -> bills.read(invoice));
    }

    private CycleMetering.Metered metered(Invoices.Listed invoice, BillFacts facts) {
        var pack = packs.named(facts.pack());
        var rules = BillRules.of(pack, facts.supply(), facts.cycle(), facts.zone());
        var supplied = new SuppliedUsagePoint(invoice.usagePoint(), facts.supply(), facts.cycle());
        return metering.of(List.of(new CycleMetering.Ruled(supplied, rules))).getFirst();
    }

    private static @Nullable String limit(
            BigDecimal difference, BigDecimal step, int cyclesBack, CorrectionTerms terms) {
        if (step.signum() == 0 || !terms.isTooLate(step, cyclesBack)) {
            return difference.signum() < 0 && terms.refundTimes() > 1
                    ? "O que foi cobrado a mais é devolvido %d vezes."
                            .formatted(terms.refundTimes())
                    : null;
        }
        return step.signum() > 0
                ? "Só o que faltou nos últimos %d ciclos pode ser cobrado."
                        .formatted(terms.cyclesToRecover())
                : "Só o que se cobrou a mais nos últimos %d ciclos é devolvido."
                        .formatted(terms.cyclesToRefund());
    }
}
