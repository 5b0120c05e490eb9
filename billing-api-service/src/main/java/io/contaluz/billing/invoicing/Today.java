package io.contaluz.billing.invoicing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What day it is where usage points of several zones are told of together.
final class Today {

    /// Where a day begins last.
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private Today() {}

    /// The day that has begun at each usage point.
    static LocalDate everywhere(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), LAST_ZONE);
    }
}
