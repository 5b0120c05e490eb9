package io.contaluz.billing.prepaid;

import io.contaluz.billing.tariff.PrepaidTerms;

/// How far a credit has gone, the best first.
public enum CreditLevel {
    ENOUGH("suficiente"),

    /// The customer is to be warned that it is about to end.
    LOW("baixo"),

    /// It has ended, or more was used than there was.
    EMPTY("esgotado");

    private final String code;

    CreditLevel(String code) {
        this.code = code;
    }

    /// The level of a balance in watt-hours.
    public static CreditLevel of(long balance, PrepaidTerms terms) {
        if (balance <= 0) {
            return EMPTY;
        }
        return balance <= terms.lowCredit() ? LOW : ENOUGH;
    }

    /// Its name in routes and events.
    public String code() {
        return code;
    }

    /// Whether it is further gone than another.
    public boolean isBelow(CreditLevel other) {
        return compareTo(other) > 0;
    }
}
