package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Bill;
import io.contaluz.billing.bill.PricePlan;
import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Bills a thousand usage points in a transaction: what is broken off leaves no half of it, and who
/// has an invoice for the cycle gets no second one.
@Component
class ChunkClosing {

    private final Invoices invoices;
    private final CycleEnergies energies;
    private final Notifications notifications;
    private final JsonMapper json;
    private final Clock clock;

    ChunkClosing(
            Invoices invoices,
            CycleEnergies energies,
            Notifications notifications,
            JsonMapper json,
            Clock clock) {
        this.invoices = invoices;
        this.energies = energies;
        this.notifications = notifications;
        this.json = json;
        this.clock = clock;
    }

    /// Bills the next usage points.
    ///
    /// @param plans of this cycle, made as they are needed
    /// @return the id of the last one; the same as before where none was left
    @Transactional
    int close(BillingCycle cycle, RulePack pack, Map<Supply, PricePlan> plans, int after) {
        var chunk = invoices.toBill(cycle, after);
        if (chunk.isEmpty()) {
            return after;
        }
        var bills = new ArrayList<IssuedBill>();
        var refused = new HashMap<Integer, String>();
        for (var consumed : energies.of(chunk, cycle, pack)) {
            try {
                bills.add(bill(cycle, pack, plans, consumed));
            } catch (Refusal e) {
                refused.put(consumed.supplied().usagePoint().id(), e.detail());
            }
        }
        var issued = invoices.issue(cycle.id(), bills, clock.instant().atOffset(ZoneOffset.UTC));
        invoices.refuse(cycle.id(), refused, new HashSet<>(issued.keySet()));
        notifications.publish(events(cycle, bills, issued));
        return chunk.getLast().usagePoint().id();
    }

    private IssuedBill bill(
            BillingCycle cycle,
            RulePack pack,
            Map<Supply, PricePlan> plans,
            CycleEnergies.Consumed consumed) {
        var total = consumed.total();
        if (total.unresolved()) {
            throw Refusal.conflict("O registro caiu, e nenhuma troca de medidor está cadastrada.");
        }
        if (!total.complete()) {
            throw Refusal.conflict("Faltam medições no início ou no fim do ciclo.");
        }
        var supplied = consumed.supplied();
        var plan =
                plans.computeIfAbsent(
                        supplied.supply(), supply -> PricePlan.of(pack, supply, cycle.days()));
        var bill = Bill.of(plan, consumed.kilowattHours(), List.of());
        var view = BillView.of(supplied, cycle, pack, total, plan, bill);
        return new IssuedBill(
                supplied,
                bill,
                total.wattHours(),
                total.estimated(),
                json.writeValueAsString(view));
    }

    private static List<Event> events(
            BillingCycle cycle, List<IssuedBill> bills, Map<Integer, Long> issued) {
        var events = new ArrayList<Event>();
        for (var one : bills) {
            var id = issued.get(one.supplied().usagePoint().id());
            if (id != null) {
                var total = one.bill().total().toReais();
                events.add(
                        new Event(
                                EventKind.INVOICE_ISSUED,
                                one.supplied().usagePoint().matricula(),
                                "Fatura de R$ %s, com vencimento em %s."
                                        .formatted(
                                                total.toPlainString().replace('.', ','),
                                                cycle.due()),
                                Map.of(
                                        "fatura", id,
                                        "total", total,
                                        "vencimento", cycle.due().toString())));
            }
        }
        return events;
    }
}
