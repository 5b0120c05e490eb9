package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// PIS and COFINS, as shares of 1, and how all taxes are inside the price.
record FederalTaxes(BigDecimal pis, BigDecimal cofins, TaxForm form) {

    static FederalTaxes of(Entry entry) {
        entry.unit("1");
        return new FederalTaxes(
                entry.share("pis"),
                entry.share("cofins"),
                entry.constant("form", TaxForm.values(), TaxForm::code));
    }
}
