package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import io.contaluz.billing.bill.BillFacts;
import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.bill.Metering;
import io.contaluz.billing.bill.Metering.Mean.Past;
import io.contaluz.billing.invoicing.CycleMetering.Metered;
import io.contaluz.billing.invoicing.CycleMetering.Ruled;
import io.contaluz.billing.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Computes the bills of some usage points for a cycle.
@Component
class BillComputing {

    private final NewInvoices invoices;
    private final Billables billables;
    private final CycleMetering metering;
    private final CarriedEntries carried;

    BillComputing(
            NewInvoices invoices,
            Billables billables,
            CycleMetering metering,
            CarriedEntries carried) {
        this.invoices = invoices;
        this.billables = billables;
        this.metering = metering;
        this.carried = carried;
    }

    /// The bills, and why there is none for the other usage points, by their ids.
    record Outcome(List<IssuedBill> bills, Map<Integer, String> refused) {}

    /// Computes them.
    Outcome of(BillingCycle cycle, CycleRules rules, List<SuppliedUsagePoint> some) {
        var refused = new HashMap<>(billables.unbillable(cycle, some));
        var ruled = new ArrayList<Ruled>();
        for (var supplied : some) {
            if (refused.containsKey(supplied.usagePoint().id())) {
                continue;
            }
            try {
                ruled.add(new Ruled(supplied, rules.of(supplied)));
            } catch (Refusal e) {
                refused.put(supplied.usagePoint().id(), e.detail());
            }
        }
        var metered = metering.of(ruled);
        var before = billables.before(cycle, toBeEstimated(cycle, metered));
        var waiting = carried.waiting(ruled.stream().map(BillComputing::id).toList());
        var numbers = invoices.numbers(metered.size()).iterator();
        var bills = new ArrayList<IssuedBill>();
        for (var one : metered) {
            int id = id(one.ruled());
            var past = before.getOrDefault(id, List.of());
            var entries = waiting.getOrDefault(id, List.of());
            try {
                bills.add(bill(cycle, numbers.next(), one, past, entries));
            } catch (Refusal e) {
                refused.put(id, e.detail());
            }
        }
        return new Outcome(bills, refused);
    }

    private static IssuedBill bill(
            BillingCycle cycle, long number, Metered metered, List<Past> past, List<Waiting> some) {
        var supplied = metered.ruled().supplied();
        var usagePoint = supplied.usagePoint();
        var source = metered.metering(past);
        var facts =
                new BillFacts(
                        InvoiceNumber.of(number),
                        usagePoint.matricula().value(),
                        supplied.supply(),
                        supplied.days(),
                        usagePoint.zone(),
                        cycle.due(),
                        cycle.rulePack(),
                        source,
                        some.stream().map(Waiting::entry).toList());
        var rules = metered.ruled().rules();
        var document = BillDocument.of(facts, rules);
        var left = document.bill().exactTotal().min(BigDecimal.ZERO);
        if (left.signum() < 0) {
            document = BillDocument.of(facts.with(passedOn(left)), rules);
        }
        return new IssuedBill(
                number,
                supplied,
                document,
                document.text(),
                source instanceof Metering.Mean || metered.total().estimated(),
                some.stream().map(Waiting::id).toList(),
                left);
    }

    /// A bill is never below nothing: what is left of a credit goes on to the next one.
    private static CarriedEntry passedOn(BigDecimal left) {
        return new CarriedEntry(
                LineKind.ADJUSTMENT, "Crédito que passa à próxima fatura", left.negate());
    }

    /// Those without readings; what other cycles were says nothing of a part of one.
    private static List<Integer> toBeEstimated(BillingCycle cycle, List<Metered> metered) {
        return metered.stream()
                .filter(one -> !one.total().complete())
                .filter(one -> one.ruled().supplied().days().equals(cycle.days()))
                .map(one -> id(one.ruled()))
                .toList();
    }

    private static int id(Ruled ruled) {
        return ruled.supplied().usagePoint().id();
    }
}
