package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.proof.Proofs;
import io.contaluz.billing.proof.Recorded;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Issues bills: adds the invoices, takes up what waited for them, records each in its chain, and
/// has it told.
@Component
class Issuing {

    private final NewInvoices invoices;
    private final CarriedEntries carried;
    private final Proofs proofs;
    private final Notifications notifications;

    Issuing(
            NewInvoices invoices,
            CarriedEntries carried,
            Proofs proofs,
            Notifications notifications) {
        this.invoices = invoices;
        this.carried = carried;
        this.proofs = proofs;
        this.notifications = notifications;
    }

    /// Issues bills, but for usage points that have an invoice for the cycle.
    ///
    /// @return the ids of the usage points whose invoices were issued
    @Transactional(propagation = Propagation.MANDATORY)
    Set<Integer> issue(BillingCycle cycle, List<IssuedBill> bills, OffsetDateTime at) {
        invoices.deleteDrafts(cycle.id(), bills);
        var added = invoices.add(cycle.id(), Invoices.State.ISSUED, bills, at);
        var issued = bills.stream().filter(one -> added.contains(one.usagePointId())).toList();
        var taken = new HashMap<Long, Long>();
        issued.forEach(one -> one.taken().forEach(entry -> taken.put(entry, one.id())));
        carried.takeUp(taken);
        carried.add(issued.stream().map(Issuing::left).toList(), at);
        proofs.record(
                issued.stream()
                        .map(one ->
                                new Recorded(
                                        one.usagePointId(),
                                        Recorded.Kind.INVOICE,
                                        one.id(),
                                        cycle.id(),
                                        one.digest()))
                        .toList());
        notifications.publish(issued.stream().map(one -> event(cycle, one)).toList());
        return added;
    }

    /// Replaces the drafts of a cycle.
    @Transactional(propagation = Propagation.MANDATORY)
    void draft(BillingCycle cycle, List<IssuedBill> bills, OffsetDateTime at) {
        invoices.deleteDrafts(cycle.id(), bills);
        invoices.add(cycle.id(), Invoices.State.DRAFT, bills, at);
    }

    /// Takes what drafts are left of a cycle away.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteDrafts(int cycleId) {
        invoices.deleteDrafts(cycleId);
    }

    private static NewEntry left(IssuedBill one) {
        var title = "Crédito que vem da fatura " + InvoiceNumber.of(one.id());
        return new NewEntry(
                one.usagePointId(),
                one.id(),
                "saldo",
                new CarriedEntry(LineKind.CREDIT, title, one.left()));
    }

    private static Event event(BillingCycle cycle, IssuedBill one) {
        var total = one.document().bill().total().toReais();
        return new Event(
                EventKind.INVOICE_ISSUED,
                one.supplied().usagePoint().matricula(),
                "Fatura de R$ %s, com vencimento em %s."
                        .formatted(total.toPlainString().replace('.', ','), cycle.due()),
                Map.of(
                        "fatura", one.id(),
                        "total", total,
                        "vencimento", cycle.due().toString()));
    }
}
