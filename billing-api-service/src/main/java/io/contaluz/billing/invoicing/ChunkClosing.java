package io.contaluz.billing.invoicing;

import io.contaluz.billing.proof.Proofs;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of a closing. Each bills some usage points: what is broken off leaves no half
/// of it, and who has an invoice for the cycle gets no second one.
@Component
class ChunkClosing {

    private final BillingCycles cycles;
    private final Billables billables;
    private final InvoiceRefusals refusals;
    private final BillComputing computing;
    private final Issuing issuing;
    private final Proofs proofs;
    private final Clock clock;

    ChunkClosing(
            BillingCycles cycles,
            Billables billables,
            InvoiceRefusals refusals,
            BillComputing computing,
            Issuing issuing,
            Proofs proofs,
            Clock clock) {
        this.cycles = cycles;
        this.billables = billables;
        this.refusals = refusals;
        this.computing = computing;
        this.issuing = issuing;
        this.proofs = proofs;
        this.clock = clock;
    }

    /// Bills the next usage points.
    ///
    /// @return the id of the last one; the same as before where none was left
    @Transactional
    int close(BillingCycle cycle, Share share, CycleRules rules, int after) {
        cycles.useIndexes();
        cycles.use(cycle.id());
        var chunk = billables.next(cycle, share, after);
        if (chunk.isEmpty()) {
            return after;
        }
        var outcome = computing.of(cycle, rules, chunk);
        var issued = issuing.issue(cycle, outcome.bills(), now());
        refusals.note(cycle.id(), outcome.refused(), issued);
        return chunk.getLast().usagePoint().id();
    }

    /// Drafts the bills of the next usage points, in place of the drafts that there are.
    ///
    /// @return as above
    @Transactional
    int draft(BillingCycle cycle, Share share, CycleRules rules, int after) {
        cycles.useIndexes();
        if (!cycles.isOpen(cycle.id())) {
            return after;
        }
        var chunk = billables.next(cycle, share, after);
        if (chunk.isEmpty()) {
            return after;
        }
        var outcome = computing.of(cycle, rules, chunk);
        issuing.draft(cycle, outcome.bills(), now());
        refusals.note(cycle.id(), outcome.refused(), Set.of());
        return chunk.getLast().usagePoint().id();
    }

    /// Ends a closing: drafts of who could not be billed go, and what was issued is signed as a
    /// whole.
    @Transactional
    void end(BillingCycle cycle) {
        cycles.still(cycle.id());
        issuing.deleteDrafts(cycle.id());
        proofs.publish(cycle.id(), cycle.group(), cycle.days());
        cycles.end(cycle.id(), now());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
