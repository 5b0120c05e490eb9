package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillRules;
import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The rules of a cycle, looked up once for each supply that it has, and the days of it.
final class CycleRules {

    private final RulePack pack;
    private final Map<Key, BillRules> known = new ConcurrentHashMap<>();

    CycleRules(RulePack pack) {
        this.pack = pack;
    }

    private record Key(Supply supply, Cycle days, ZoneId zone) {}

    /// Those of a usage point.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if a day lacks a rule
    BillRules of(SuppliedUsagePoint supplied) {
        var key = new Key(supplied.supply(), supplied.days(), supplied.usagePoint().zone());
        return known.computeIfAbsent(
                key, its -> BillRules.of(pack, its.supply(), its.days(), its.zone()));
    }
}
