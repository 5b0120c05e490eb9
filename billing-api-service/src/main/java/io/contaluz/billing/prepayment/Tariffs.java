package io.contaluz.billing.prepayment;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.supply.SupplyRegister;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.PrepaidTerms;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// What holds for who pays before, by the rule pack of an account.
@Component
class Tariffs {

    /// No rule that we know of says which consumption the band of ICMS goes by where there is no
    /// cycle: it goes by that of the days before.
    private static final Duration BAND = Duration.ofDays(30);

    private final RulePacks packs;
    private final SupplyRegister supplies;
    private final PrepaidUse use;

    Tariffs(RulePacks packs, SupplyRegister supplies, PrepaidUse use) {
        this.packs = packs;
        this.supplies = supplies;
        this.use = use;
    }

    /// The terms of the day that it is at a usage point.
    ///
    /// @throws Refusal if there is no such rule pack, or it has none for that day
    PrepaidTerms terms(String rulePack, LocatedUsagePoint usagePoint, Instant now) {
        return packs.named(rulePack).prepaidTerms(LocalDate.ofInstant(now, usagePoint.zone()));
    }

    /// The price of the day that it is at a usage point.
    ///
    /// @throws Refusal in conflict, if the usage point is not prepaid on that day, or a value is
    ///   not on file for it
    EnergyPrice price(String rulePack, LocatedUsagePoint usagePoint, Instant now) {
        var day = LocalDate.ofInstant(now, usagePoint.zone());
        var price = packs.named(rulePack).on(day, prepaid(usagePoint, now));
        long before = use.metered(usagePoint, now.minus(BAND), now);
        return EnergyPrice.of(price, new WattHours(before).toKilowattHours());
    }

    /// What a usage point is supplied by, today.
    ///
    /// @throws Refusal in conflict, if that is not prepaid
    Supply prepaid(LocatedUsagePoint usagePoint, Instant now) {
        return supplies.supplyOn(usagePoint, LocalDate.ofInstant(now, usagePoint.zone()))
                .filter(supply -> supply.modality() == Modality.PREPAID)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "A modalidade da unidade '%s' não é a pré-paga."
                                        .formatted(usagePoint.matricula())));
    }
}
