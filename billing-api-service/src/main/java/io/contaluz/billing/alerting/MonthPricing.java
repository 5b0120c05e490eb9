package io.contaluz.billing.alerting;

import io.contaluz.billing.bill.PostEnergies;
import io.contaluz.billing.energy.ValidatedEnergy;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.supply.SupplyRegister;
import io.contaluz.billing.tariff.Flag;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prices forecasts by the terms of their usage points.
@Component
class MonthPricing {

    private final SupplyRegister supplies;
    private final ValidatedEnergy energy;
    private final RulePacks packs;

    MonthPricing(SupplyRegister supplies, ValidatedEnergy energy, RulePacks packs) {
        this.supplies = supplies;
        this.energy = energy;
        this.packs = packs;
    }

    /// The rules that a forecast is to be priced by.
    ///
    /// @param flag after the last month on file; null for that month's
    record Rules(String pack, @Nullable Flag flag) {}

    /// Prices a forecast by today's terms.
    ///
    /// @throws Refusal if there is no such pack
    MonthPrice of(
            LocatedUsagePoint usagePoint, LocalDate today, MonthForecast forecast, Rules rules) {
        var pack = packs.named(rules.pack());
        var supply = supplies.supplyOn(usagePoint, today);
        if (supply.isEmpty()) {
            return new MonthPrice.Unknown(
                    "A unidade '%s' não tem contrato em %s."
                            .formatted(usagePoint.matricula(), today));
        }
        try {
            var history = history(usagePoint, today, pack, supply.get());
            return MonthPrice.of(forecast, pack, rules.flag(), supply.get(), history);
        } catch (Refusal e) {
            return new MonthPrice.Unknown(e.detail());
        }
    }

    private Map<Post, BigDecimal> history(
            LocatedUsagePoint usagePoint, LocalDate today, RulePack pack, Supply supply) {
        if (supply.modality() != Modality.WHITE) {
            return Map.of();
        }
        var zone = usagePoint.zone();
        var cycle =
                new ValidatedEnergy.Cycle(
                        usagePoint,
                        today.minusDays(MonthForecast.DAYS_BACK).atStartOfDay(zone).toInstant(),
                        today.atStartOfDay(zone).toInstant());
        var slots = energy.profiles(List.of(cycle)).getFirst().slots();
        return PostEnergies.of(slots, zone, pack.assuming(null), supply);
    }
}
