package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Origin;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All that a rule pack says of a cycle for one supply: looked up once, and used for each of its
/// bills.
///
/// @param origins where the values of each kind of line come from
public record BillRules(
        boolean fictitious,
        PricePlan prices,
        PostCalendar posts,
        Map<LineKind, List<Origin>> origins) {

    /// Looks up a cycle.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if a day lacks a rule
    public static BillRules of(RulePack pack, Supply supply, Cycle cycle, ZoneId zone) {
        var prices = PricePlan.of(pack, supply, cycle);
        var origins = new EnumMap<LineKind, List<Origin>>(LineKind.class);
        for (var kind : LineKind.values()) {
            origins.put(kind, origins(prices, kind));
        }
        return new BillRules(
                pack.fictitious(), prices, PostCalendar.of(pack, supply, cycle, zone), origins);
    }

    /// Where the values of a kind of line come from, over all days of the cycle.
    List<Origin> origins(LineKind kind) {
        return origins.getOrDefault(kind, List.of());
    }

    private static List<Origin> origins(PricePlan prices, LineKind kind) {
        return prices.runs().stream()
                .flatMap(run -> run.price().origins().stream())
                .filter(origin -> kind.sections().anyMatch(origin::isIn))
                .distinct()
                .toList();
    }
}
