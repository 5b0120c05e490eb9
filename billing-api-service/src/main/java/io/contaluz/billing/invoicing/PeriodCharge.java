package io.contaluz.billing.invoicing;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.money.Money;
import java.math.BigDecimal;

/// What a consumption costs.
record PeriodCharge(WattHours consumption, Money amount) {

    /// @param rate R$/kWh
    static PeriodCharge of(WattHours consumption, BigDecimal rate) {
        return new PeriodCharge(
                consumption,
                Money.truncatedToCentavos(consumption.toKilowattHours().multiply(rate)));
    }
}
