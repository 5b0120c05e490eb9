package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.DayPrice;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.util.ArrayList;
import java.util.List;

/// What holds in a cycle for one supply: made once, and used for each of its bills.
///
/// Where a rule changes within the cycle, each holds for the whole energy, weighted by its days.
///
/// @param runs days in a row with one price, the earliest first
public record PricePlan(Cycle cycle, Supply supply, List<Run> runs) {

    /// Days with one price.
    public record Run(int days, DayPrice price) {}

    /// Looks up every day of a cycle.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if one lacks a rule
    public static PricePlan of(RulePack pack, Supply supply, Cycle cycle) {
        var runs = new ArrayList<Run>();
        cycle.days()
                .map(day -> pack.on(day, supply))
                .forEach(price -> {
                    if (!runs.isEmpty() && runs.getLast().price().equals(price)) {
                        runs.set(runs.size() - 1, new Run(runs.getLast().days() + 1, price));
                    } else {
                        runs.add(new Run(1, price));
                    }
                });
        return new PricePlan(cycle, supply, List.copyOf(runs));
    }
}
