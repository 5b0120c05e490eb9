package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.Voltage;
import java.math.BigDecimal;
import java.util.Optional;

/// When a voltage is too low: below a share of the nominal one. The ranges are those of PRODIST
/// module 8, the shares are parameters (B): 0.92 and 0.86 of 127 V are 116.8 and 109.2 V, and its
/// tables have 117 and 110 V.
///
/// @param adequate below it the voltage is low
/// @param critical below it it is critical
record VoltagePolicy(BigDecimal adequate, BigDecimal critical) {

    /// The sag of a day, if there was one.
    Optional<Sag> assess(VoltageDay day) {
        var sustained = day.sustained();
        return sustained != null && isBelow(sustained, adequate, day.nominalVolts())
                ? Optional.of(
                        new Sag(day.lowest(), isBelow(sustained, critical, day.nominalVolts())))
                : Optional.empty();
    }

    private static boolean isBelow(Voltage voltage, BigDecimal share, int nominalVolts) {
        return voltage.toVolts().compareTo(share.multiply(BigDecimal.valueOf(nominalVolts))) < 0;
    }
}
