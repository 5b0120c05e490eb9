package io.contaluz.billing.alerting;

import java.math.BigDecimal;

/// Whether a consumption is excessive.
sealed interface Assessment {

    /// It is.
    ///
    /// @param kilowattHours what goes beyond the mean
    record Excessive(BigDecimal kilowattHours) implements Assessment {}

    /// It is not.
    record Unremarkable() implements Assessment {}
}
