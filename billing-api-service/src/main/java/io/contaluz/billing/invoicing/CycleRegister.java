package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Opens billing cycles and tells of them.
@Service
@Transactional
class CycleRegister {

    private final BillingCycles cycles;
    private final InvoiceRefusals refusals;
    private final CycleClosing closing;
    private final RulePacks packs;
    private final Clock clock;

    CycleRegister(
            BillingCycles cycles,
            InvoiceRefusals refusals,
            CycleClosing closing,
            RulePacks packs,
            Clock clock) {
        this.cycles = cycles;
        this.refusals = refusals;
        this.closing = closing;
        this.packs = packs;
        this.clock = clock;
    }

    /// Opens a cycle.
    ///
    /// @throws Refusal if it is too short or too long, if it does not begin where the last one of
    ///   its group ended, or if there is no such rule pack
    BillingCycles.Progress open(String group, Cycle days, LocalDate due, String rulePack) {
        BillingCycle.check(days, due);
        var pack = packs.named(rulePack);
        cycles.lock(group);
        cycles.lastEnd(group)
                .filter(end -> !end.equals(days.start()))
                .ifPresent(end -> {
                    throw Refusal.conflict(
                            "O ciclo do grupo '%s' tem de começar em %s, onde o anterior terminou."
                                    .formatted(group, end));
                });
        return cycles.find(cycles.open(group, days, due, pack.id()));
    }

    @Transactional(readOnly = true)
    BillingCycles.Progress find(int id) {
        return cycles.find(id);
    }

    @Transactional(readOnly = true)
    List<BillingCycles.Progress> list(int before, int limit) {
        return cycles.list(before, limit);
    }

    @Transactional(readOnly = true)
    List<InvoiceRefusals.Refused> refusals(int id, int after, int limit) {
        cycles.find(id);
        return refusals.of(id, after, limit);
    }

    /// Begins the closing of a cycle, which then runs by itself.
    ///
    /// @throws Refusal in conflict, if it is not over, or an earlier one of its group is not closed
    @Transactional(propagation = Propagation.NEVER)
    BillingCycles.Progress close(int id) {
        var cycle = cycles.find(id).cycle();
        if (Today.everywhere(clock).isBefore(cycle.days().end())) {
            throw Refusal.conflict(
                    "O ciclo %d ainda não terminou: vai até o dia antes de %s."
                            .formatted(id, cycle.days().end()));
        }
        // What a bill takes up, and the mean that it may rest on, come from the cycles before.
        if (cycle.state() == BillingCycle.State.OPEN) {
            cycles.notClosedBefore(cycle).ifPresent(CycleRegister::refuseBefore);
        }
        closing.submit(id);
        return cycles.find(id);
    }

    private static void refuseBefore(BillingCycle earlier) {
        throw Refusal.conflict(
                "O ciclo %d do grupo '%s', de %s a %s, vem antes e ainda não está fechado."
                        .formatted(
                                earlier.id(),
                                earlier.group(),
                                earlier.days().start(),
                                earlier.days().end()));
    }

    /// Begins to draft the bills of a cycle, which then goes on by itself.
    @Transactional(propagation = Propagation.NEVER)
    BillingCycles.Progress draft(int id) {
        var found = cycles.find(id);
        if (found.cycle().state() != BillingCycle.State.OPEN) {
            throw Refusal.conflict("O ciclo %d não está aberto.".formatted(id));
        }
        closing.submitDrafts(id);
        return found;
    }
}
