package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.math.MathContext;

/// The taxes inside a price, as shares of 1.
public record Taxes(BigDecimal icms, BigDecimal pis, BigDecimal cofins, TaxForm form) {

    /// What a price without tax is divided by.
    public BigDecimal divisor() {
        return form.divisor(icms, pis.add(cofins));
    }

    /// Whether nothing of a price would be left beside them.
    boolean areWholePrice() {
        return divisor().signum() <= 0;
    }

    /// An amount with its taxes inside.
    public BigDecimal inside(BigDecimal untaxed) {
        return untaxed.divide(divisor(), MathContext.DECIMAL128);
    }

    /// The ICMS in an amount with taxes.
    public BigDecimal icmsOf(BigDecimal taxed) {
        return taxed.multiply(icms);
    }

    /// PIS and COFINS in an amount with taxes.
    public BigDecimal federalOf(BigDecimal taxed) {
        return form.federalBase(taxed, icms).multiply(pis.add(cofins));
    }
}
