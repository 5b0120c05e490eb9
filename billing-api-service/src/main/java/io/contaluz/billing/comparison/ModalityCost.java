package io.contaluz.billing.comparison;

import io.contaluz.billing.bill.Bill;
import io.contaluz.billing.bill.BillLine;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.bill.PricePlan;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;

/// What some cycles come to by one modality.
///
/// @param lines of all their bills, those of one name together; they add up to the total
/// @param exact R$ before anything is truncated
record ModalityCost(Modality modality, List<Line> lines, Money total, BigDecimal exact) {

    /// What one thing comes to.
    record Line(LineKind kind, String title, Money amount) {

        private static Line of(BillLine line) {
            return new Line(line.kind(), line.title(), line.printed());
        }

        private Line plus(Line other) {
            return new Line(kind, title, sum(List.of(amount, other.amount)));
        }
    }

    /// Bills each cycle.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal in conflict, if a rule is not on file
    static ModalityCost of(RulePack pack, Supply supply, List<Consumption> consumptions) {
        var bills = consumptions.stream().map(one -> bill(pack, supply, one)).toList();
        return new ModalityCost(
                supply.modality(),
                lines(bills),
                sum(bills.stream().map(Bill::total).toList()),
                bills.stream().map(Bill::exactTotal).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Bill bill(RulePack pack, Supply supply, Consumption consumption) {
        var plan = PricePlan.of(pack, supply, consumption.cycle());
        return Bill.of(plan, consumption.as(supply.modality()), List.of());
    }

    private static List<Line> lines(List<Bill> bills) {
        var together = new LinkedHashMap<String, Line>();
        for (var bill : bills) {
            for (var line : bill.lines()) {
                together.merge(line.title(), Line.of(line), Line::plus);
            }
        }
        return List.copyOf(together.values());
    }

    private static Money sum(List<Money> amounts) {
        return new Money(amounts.stream().mapToLong(Money::centavos).reduce(0, Math::addExact));
    }
}
