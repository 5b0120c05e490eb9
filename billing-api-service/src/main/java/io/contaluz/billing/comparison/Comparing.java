package io.contaluz.billing.comparison;

import io.contaluz.billing.bill.PostEnergies;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.supply.SupplyRegister;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Compares the modalities on a usage point's own hours.
@Service
@Transactional(readOnly = true)
class Comparing {

    private final UsagePointRegistry usagePoints;
    private final SupplyRegister supplies;
    private final MeteredPeriods periods;
    private final RulePacks packs;

    Comparing(
            UsagePointRegistry usagePoints,
            SupplyRegister supplies,
            MeteredPeriods periods,
            RulePacks packs) {
        this.usagePoints = usagePoints;
        this.supplies = supplies;
        this.periods = periods;
        this.packs = packs;
    }

    /// Compares them in a period, by the terms of its last day.
    ///
    /// @param start the last month of which all is known, if neither this nor the end is said
    /// @param end the day after the last
    /// @throws Refusal if there is no such usage point or pack; in conflict, if terms, readings or
    ///   rules are missing
    ComparisonView compare(
            Matricula matricula, @Nullable String start, @Nullable String end, String rulePack) {
        var pack = packs.named(rulePack);
        var usagePoint = usagePoints.locate(matricula);
        var period = period(usagePoint, start, end);
        var supply = supply(usagePoint, period.end().minusDays(1));
        var cycles = period.cycles();
        var profiles = periods.of(usagePoint, cycles);
        var consumptions = new ArrayList<Consumption>();
        for (int place = 0; place < cycles.size(); place++) {
            var byPost =
                    PostEnergies.of(
                            profiles.get(place).slots(),
                            usagePoint.zone(),
                            pack,
                            supply.by(Modality.WHITE));
            consumptions.add(new Consumption(cycles.get(place), byPost));
        }
        boolean estimated =
                profiles.stream()
                        .anyMatch(one -> one.slots().stream().anyMatch(its -> its.estimated()));
        return ComparisonView.of(
                matricula, period, pack, estimated, Comparison.of(pack, supply, consumptions));
    }

    private Supply supply(LocatedUsagePoint usagePoint, LocalDate day) {
        return supplies.supplyOn(usagePoint, day)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "A unidade '%s' não tem contrato em %s."
                                        .formatted(usagePoint.matricula(), day)));
    }

    private Period period(
            LocatedUsagePoint usagePoint, @Nullable String start, @Nullable String end) {
        return start == null && end == null
                ? periods.lastMonth(usagePoint)
                : Period.parse(start, end);
    }
}
