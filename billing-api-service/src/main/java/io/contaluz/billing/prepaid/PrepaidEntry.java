package io.contaluz.billing.prepaid;

import io.contaluz.billing.money.Money;
import java.time.Instant;

/// One movement of a prepaid account. It is never changed and never expires: what was wrong is
/// corrected by another one.
///
/// @param at when it was booked
/// @param wattHours added to the balance; negative where they are taken from it
/// @param paid zero unless it is a purchase
public record PrepaidEntry(Kind kind, Instant at, long wattHours, Money paid) {

    /// What moved the balance.
    public enum Kind {
        /// Advanced with the first day.
        START(1),
        /// Advanced on request.
        EMERGENCY(1),
        PURCHASE(1),
        /// Taken from a purchase for what was advanced.
        REPAYMENT(-1),
        CONSUMPTION(-1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }

        boolean isAdvance() {
            return this == START || this == EMERGENCY;
        }
    }

    static final Money NOTHING = new Money(0);

    /// @throws IllegalArgumentException if its sign is not that of its kind, or it is paid for and
    ///   no purchase
    public PrepaidEntry {
        if (Long.signum(wattHours) == -kind.sign) {
            throw new IllegalArgumentException("%s of %d Wh".formatted(kind, wattHours));
        }
        if (paid.centavos() < 0 || (kind != Kind.PURCHASE && paid.centavos() != 0)) {
            throw new IllegalArgumentException("%s for %s".formatted(kind, paid));
        }
    }
}
