package io.contaluz.billing.comparison;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.energy.ValidatedEnergy;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.CycleEnergy;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// The energy of the periods that are compared.
@Component
class MeteredPeriods {

    private static final int MONTHS_BACK = 12;

    private final ValidatedEnergy energy;
    private final Clock clock;

    MeteredPeriods(ValidatedEnergy energy, Clock clock) {
        this.energy = energy;
        this.clock = clock;
    }

    /// The last calendar month of which all is known.
    ///
    /// @throws Refusal in conflict, if there is none within a year
    Period lastMonth(LocatedUsagePoint usagePoint) {
        var current = YearMonth.now(clock.withZone(usagePoint.zone()));
        var months =
                IntStream.rangeClosed(1, MONTHS_BACK)
                        .mapToObj(current::minusMonths)
                        .map(month -> new Period(month.atDay(1), month.plusMonths(1).atDay(1)))
                        .toList();
        var totals =
                energy.totals(
                        months.stream()
                                .map(month -> days(usagePoint, month.start(), month.end()))
                                .toList());
        return IntStream.range(0, MONTHS_BACK)
                .filter(place -> isWhole(totals.get(place)))
                .mapToObj(months::get)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.conflict(
                                "Não há nos últimos %d meses um mês completo de medições da"
                                                .formatted(MONTHS_BACK)
                                        + " unidade '%s'.".formatted(usagePoint.matricula())));
    }

    /// The energy of some cycles by the quarter of an hour.
    ///
    /// @throws Refusal in conflict, if not all of it is known
    List<CycleEnergy> of(LocatedUsagePoint usagePoint, List<Cycle> cycles) {
        var profiles =
                energy.profiles(
                        cycles.stream()
                                .map(cycle -> days(usagePoint, cycle.start(), cycle.end()))
                                .toList());
        for (int place = 0; place < cycles.size(); place++) {
            if (!isWhole(profiles.get(place).total())) {
                var cycle = cycles.get(place);
                throw Refusal.conflict(
                        "Faltam medições da unidade '%s' entre %s e %s, ou o registro caiu sem troca"
                                        .formatted(
                                                usagePoint.matricula(), cycle.start(), cycle.end())
                                + " cadastrada.");
            }
        }
        return profiles;
    }

    private static boolean isWhole(CycleTotal total) {
        return total.complete() && !total.unresolved();
    }

    private static ValidatedEnergy.Cycle days(
            LocatedUsagePoint usagePoint, LocalDate start, LocalDate end) {
        var zone = usagePoint.zone();
        return new ValidatedEnergy.Cycle(
                usagePoint,
                start.atStartOfDay(zone).toInstant(),
                end.atStartOfDay(zone).toInstant());
    }
}
