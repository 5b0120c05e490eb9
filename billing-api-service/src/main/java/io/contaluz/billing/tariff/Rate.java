package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// The price of a kilowatt-hour without tax, in its two parts.
///
/// @param te energy (tarifa de energia), R$/kWh
/// @param tusd use of the network, R$/kWh
public record Rate(BigDecimal te, BigDecimal tusd) {

    /// Both, R$/kWh.
    public BigDecimal sum() {
        return te.add(tusd);
    }
}
