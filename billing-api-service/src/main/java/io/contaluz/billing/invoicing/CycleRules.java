package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillRules;
import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// The rules of a cycle, looked up once for each supply that it has.
final class CycleRules {

    private final RulePack pack;
    private final Cycle cycle;
    private final Map<Key, BillRules> known = new HashMap<>();

    CycleRules(RulePack pack, Cycle cycle) {
        this.pack = pack;
        this.cycle = cycle;
    }

    private record Key(Supply supply, ZoneId zone) {}

    /// Those of a usage point.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if a day lacks a rule
    BillRules of(SuppliedUsagePoint supplied) {
        var key = new Key(supplied.supply(), supplied.usagePoint().zone());
        return known.computeIfAbsent(
                key, its -> BillRules.of(pack, its.supply(), cycle, its.zone()));
    }
}
