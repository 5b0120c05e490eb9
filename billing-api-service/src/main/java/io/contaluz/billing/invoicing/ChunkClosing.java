package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import io.contaluz.billing.bill.BillFacts;
import io.contaluz.billing.invoicing.CycleMetering.Ruled;
import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.refusal.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Bills a thousand usage points in a transaction: what is broken off leaves no half of it, and who
/// has an invoice for the cycle gets no second one.
@Component
class ChunkClosing {

    private final Invoices invoices;
    private final CycleMetering metering;
    private final Notifications notifications;
    private final Clock clock;

    ChunkClosing(
            Invoices invoices, CycleMetering metering, Notifications notifications, Clock clock) {
        this.invoices = invoices;
        this.metering = metering;
        this.notifications = notifications;
        this.clock = clock;
    }

    /// Bills the next usage points.
    ///
    /// @return the id of the last one; the same as before where none was left
    @Transactional
    int close(BillingCycle cycle, CycleRules rules, int after) {
        var chunk = invoices.toBill(cycle, after);
        if (chunk.isEmpty()) {
            return after;
        }
        var refused = new HashMap<Integer, String>();
        var ruled = new ArrayList<Ruled>();
        for (var supplied : chunk) {
            try {
                ruled.add(new Ruled(supplied, rules.of(supplied)));
            } catch (Refusal e) {
                refused.put(supplied.usagePoint().id(), e.detail());
            }
        }
        var numbers = invoices.numbers(ruled.size()).iterator();
        var bills = new ArrayList<IssuedBill>();
        for (var metered : metering.of(ruled)) {
            try {
                bills.add(bill(cycle, numbers.next(), metered));
            } catch (Refusal e) {
                refused.put(metered.ruled().supplied().usagePoint().id(), e.detail());
            }
        }
        var issued = invoices.issue(cycle.id(), bills, clock.instant().atOffset(ZoneOffset.UTC));
        invoices.refuse(cycle.id(), refused, issued);
        notifications.publish(events(cycle, bills, issued));
        return chunk.getLast().usagePoint().id();
    }

    private static IssuedBill bill(BillingCycle cycle, long id, CycleMetering.Metered metered) {
        var supplied = metered.ruled().supplied();
        var usagePoint = supplied.usagePoint();
        var facts =
                new BillFacts(
                        InvoiceNumber.of(id),
                        usagePoint.matricula().value(),
                        supplied.supply(),
                        cycle.days(),
                        usagePoint.zone(),
                        cycle.due(),
                        cycle.rulePack(),
                        metered.metering(),
                        List.of());
        var document = BillDocument.of(facts, metered.ruled().rules());
        return new IssuedBill(id, supplied, document, metered.total().estimated());
    }

    private static List<Event> events(
            BillingCycle cycle, List<IssuedBill> bills, Set<Integer> issued) {
        var events = new ArrayList<Event>();
        for (var one : bills) {
            if (issued.contains(one.supplied().usagePoint().id())) {
                var total = one.document().bill().total().toReais();
                events.add(
                        new Event(
                                EventKind.INVOICE_ISSUED,
                                one.supplied().usagePoint().matricula(),
                                "Fatura de R$ %s, com vencimento em %s."
                                        .formatted(
                                                total.toPlainString().replace('.', ','),
                                                cycle.due()),
                                Map.of(
                                        "fatura", one.id(),
                                        "total", total,
                                        "vencimento", cycle.due().toString())));
            }
        }
        return events;
    }
}
