package io.contaluz.billing.prepayment;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.prepaid.CreditLevel;
import io.contaluz.billing.prepayment.PrepaidAccounts.Standing;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.round.Round;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks every credit over and has told which is about to end. Two rounds at once do no harm: each
/// account is looked at again once it is locked.
@Component
class CreditRound implements Round {

    private static final Logger log = LoggerFactory.getLogger(CreditRound.class);
    private static final int CHUNK = 500;

    private final PrepaidAccounts accounts;
    private final PrepaidUse use;
    private final Tariffs tariffs;
    private final Prepaying prepaying;
    private final PrepaymentProperties properties;
    private final Clock clock;

    CreditRound(
            PrepaidAccounts accounts,
            PrepaidUse use,
            Tariffs tariffs,
            Prepaying prepaying,
            PrepaymentProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.use = use;
        this.tariffs = tariffs;
        this.prepaying = prepaying;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return properties.every();
    }

    @Override
    public void run() {
        use.holdMonths(clock.instant());
        var chunk = accounts.standings(0, CHUNK);
        while (!chunk.isEmpty()) {
            var points = chunk.stream().map(Standing::usagePoint).toList();
            var used = use.until(points, clock.instant());
            for (var one : chunk) {
                look(one, requireNonNull(used.get(one.usagePoint().id())));
            }
            chunk = accounts.standings(points.getLast().id(), CHUNK);
        }
    }

    private void look(Standing one, long used) {
        var usagePoint = one.usagePoint();
        try {
            var terms = tariffs.terms(one.held().rulePack(), usagePoint, clock.instant());
            if (CreditLevel.of(one.credit() - used, terms) != one.held().level()) {
                prepaying.look(usagePoint);
            }
        } catch (Refusal e) {
            log.warn("the credit of {} is not told: {}", usagePoint.matricula(), e.detail());
        }
    }
}
