package io.contaluz.billing.invoicing;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.money.Money;
import java.math.BigDecimal;

/// What a consumption costs.
record Invoice(WattHours consumption, Money amount) {

    /// @param rate R$/kWh
    static Invoice of(WattHours consumption, BigDecimal rate) {
        return new Invoice(
                consumption,
                Money.truncatedToCentavos(consumption.toKilowattHours().multiply(rate)));
    }
}
