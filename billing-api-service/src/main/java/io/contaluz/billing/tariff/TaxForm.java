package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// How taxes are inside the price.
public enum TaxForm {
    /// Since STF Tema 69: ICMS is no part of the base of PIS and COFINS.
    SEPARATE("separada") {
        @Override
        BigDecimal divisor(BigDecimal icms, BigDecimal federal) {
            return BigDecimal.ONE.subtract(icms).multiply(BigDecimal.ONE.subtract(federal));
        }

        @Override
        BigDecimal federalBase(BigDecimal taxed, BigDecimal icms) {
            return taxed.subtract(taxed.multiply(icms));
        }
    },

    /// Before it.
    JOINT("conjunta") {
        @Override
        BigDecimal divisor(BigDecimal icms, BigDecimal federal) {
            return BigDecimal.ONE.subtract(icms).subtract(federal);
        }

        @Override
        BigDecimal federalBase(BigDecimal taxed, BigDecimal icms) {
            return taxed;
        }
    };

    private final String code;

    TaxForm(String code) {
        this.code = code;
    }

    /// Its name in rule packs.
    public String code() {
        return code;
    }

    /// What a price without tax is divided by.
    abstract BigDecimal divisor(BigDecimal icms, BigDecimal federal);

    /// What of an amount with taxes PIS and COFINS are taken of.
    abstract BigDecimal federalBase(BigDecimal taxed, BigDecimal icms);
}
