package io.contaluz.billing.alerting;

import io.contaluz.billing.energy.DailyEnergy;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells which alerts were raised, and what this month will come to.
@Service
@Transactional(readOnly = true)
class Watching {

    private final Alerts alerts;
    private final DailyEnergy energy;
    private final UsagePointRegistry usagePoints;
    private final Clock clock;

    Watching(Alerts alerts, DailyEnergy energy, UsagePointRegistry usagePoints, Clock clock) {
        this.alerts = alerts;
        this.energy = energy;
        this.usagePoints = usagePoints;
        this.clock = clock;
    }

    /// The alerts raised before one, the latest first.
    ///
    /// @param matricula of one usage point; null for all
    Page<AlertListing> list(
            @Nullable Matricula matricula,
            @Nullable AlertKind kind,
            @Nullable Long before,
            int limit) {
        var usagePointId =
                Optional.ofNullable(matricula)
                        .map(its -> usagePoints.locate(its).id())
                        .orElse(null);
        var found =
                alerts.find(
                        before == null ? Long.MAX_VALUE : before, kind, usagePointId, limit + 1);
        return Page.cut(found, limit, its -> Long.toString(its.id()), AlertListing::of);
    }

    /// What the month that it is at the usage point will come to.
    ///
    /// @throws Refusal if too little is known of the weeks before
    MonthForecast forecast(Matricula matricula) {
        var usagePoint = usagePoints.locate(matricula);
        var today = LocalDate.now(clock.withZone(usagePoint.zone()));
        var month = YearMonth.from(today);
        var first = month.atDay(1).minusDays(MonthForecast.DAYS_BACK);
        return MonthForecast.of(month, energy.of(usagePoint, first, today))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "Não há sete dias completos de medição da unidade '%s'."
                                        .formatted(matricula)));
    }
}
