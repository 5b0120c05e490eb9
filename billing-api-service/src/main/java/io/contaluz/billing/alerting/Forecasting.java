package io.contaluz.billing.alerting;

import io.contaluz.billing.energy.DailyEnergy;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells what this month will come to, in energy and in money.
@Service
@Transactional(readOnly = true)
class Forecasting {

    private final DailyEnergy energy;
    private final MonthPricing pricing;
    private final UsagePointRegistry usagePoints;
    private final Clock clock;

    Forecasting(
            DailyEnergy energy, MonthPricing pricing, UsagePointRegistry usagePoints, Clock clock) {
        this.energy = energy;
        this.pricing = pricing;
        this.usagePoints = usagePoints;
        this.clock = clock;
    }

    /// A forecast and its price.
    record Told(MonthForecast forecast, MonthPrice price) {}

    /// What the month that it is at the usage point will come to.
    ///
    /// @throws Refusal if too little is known of the weeks before, or there is no such pack
    Told forecast(Matricula matricula, MonthPricing.Rules rules) {
        var usagePoint = usagePoints.locate(matricula);
        var today = LocalDate.now(clock.withZone(usagePoint.zone()));
        var month = YearMonth.from(today);
        var first = month.atDay(1).minusDays(MonthForecast.DAYS_BACK);
        var forecast =
                MonthForecast.of(month, energy.of(usagePoint, first, today))
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "Não há sete dias completos de medição da unidade '%s'."
                                                .formatted(matricula)));
        return new Told(forecast, pricing.of(usagePoint, today, forecast, rules));
    }
}
