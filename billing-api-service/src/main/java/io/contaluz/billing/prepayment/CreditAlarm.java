package io.contaluz.billing.prepayment;

import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.prepaid.CreditLevel;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells that a credit is about to end, and that it has ended: each once, until it is enough again.
@Component
class CreditAlarm {

    private final PrepaidAccounts accounts;
    private final Notifications notifications;

    CreditAlarm(PrepaidAccounts accounts, Notifications notifications) {
        this.accounts = accounts;
        this.notifications = notifications;
    }

    /// Notes the level of a balance, and tells of it if it is below the one before.
    ///
    /// @param before of the account, which the transaction has locked
    /// @param balance in watt-hours
    @Transactional(propagation = Propagation.MANDATORY)
    void note(LocatedUsagePoint usagePoint, CreditLevel before, CreditLevel now, long balance) {
        if (now == before) {
            return;
        }
        accounts.note(usagePoint, now);
        if (now.isBelow(before)) {
            notifications.publish(event(usagePoint, now, BigDecimal.valueOf(balance, 3)));
        }
    }

    private static Event event(
            LocatedUsagePoint usagePoint, CreditLevel level, BigDecimal kilowattHours) {
        var said = kilowattHours.stripTrailingZeros().toPlainString().replace('.', ',');
        return new Event(
                EventKind.LOW_CREDIT,
                usagePoint.matricula(),
                level == CreditLevel.EMPTY
                        ? "Seu crédito de energia acabou: o saldo é de %s kWh.".formatted(said)
                        : "Restam %s kWh do seu crédito de energia.".formatted(said),
                Map.of("nivel", level.code(), "saldo_kwh", kilowattHours.stripTrailingZeros()));
    }
}
