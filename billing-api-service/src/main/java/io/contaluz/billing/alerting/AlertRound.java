package io.contaluz.billing.alerting;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.energy.DailyEnergy;
import io.contaluz.billing.round.Round;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks the whole fleet over and raises what is to be told. Two at once do no harm, and a round
/// that breaks off has told what it had found.
@Component
class AlertRound implements Round {

    private static final Logger log = LoggerFactory.getLogger(AlertRound.class);
    private static final int CHUNK = 500;

    private final Alerts alerts;
    private final DailyEnergy energy;
    private final Voltages voltages;
    private final Raising raising;
    private final AlertRules rules;
    private final Duration every;
    private final Clock clock;

    AlertRound(
            Alerts alerts,
            DailyEnergy energy,
            Voltages voltages,
            Raising raising,
            AlertingProperties properties,
            Clock clock) {
        this.alerts = alerts;
        this.energy = energy;
        this.voltages = voltages;
        this.raising = raising;
        this.rules = AlertRules.of(properties);
        this.every = properties.every();
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return every;
    }

    /// Looks at every usage point, a chunk in a transaction.
    @Override
    public void run() {
        int after = 0;
        int raised = 0;
        List<Alerts.Traits> chunk = alerts.traits(after, CHUNK);
        while (!chunk.isEmpty()) {
            raised += lookAt(chunk);
            after = chunk.getLast().usagePoint().id();
            chunk = alerts.traits(after, CHUNK);
        }
        if (raised > 0) {
            log.info("{} alerts were raised", raised);
        }
    }

    private int lookAt(List<Alerts.Traits> chunk) {
        var now = clock.instant();
        // Somewhere it is a day earlier or later than in UTC.
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var usagePoints = chunk.stream().map(Alerts.Traits::usagePoint).toList();
        var days =
                energy.of(usagePoints, today.minusDays(rules.daysBack() + 1L), today.plusDays(2));
        var volts = voltages.of(usagePoints, now);
        var found =
                chunk.stream()
                        .map(its -> {
                            int id = its.usagePoint().id();
                            return its.with(
                                    requireNonNull(days.get(id)),
                                    volts.getOrDefault(id, List.of()));
                        })
                        .flatMap(seen -> rules.apply(seen, now).stream())
                        .toList();
        var matriculas =
                usagePoints.stream()
                        .collect(
                                Collectors.toMap(
                                        LocatedUsagePoint::id, LocatedUsagePoint::matricula));
        return raising.raise(found, matriculas);
    }
}
