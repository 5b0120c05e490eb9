package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.util.Collection;

/// PIS and COFINS, as shares of 1, and how all taxes are inside the price.
record FederalTaxes(BigDecimal pis, BigDecimal cofins, TaxForm form) {

    private static final String WHOLE = "taxes are the whole price, or more";

    static FederalTaxes of(Entry entry) {
        entry.unit("1");
        var taxes =
                new FederalTaxes(
                        entry.share("pis"),
                        entry.share("cofins"),
                        entry.constant("form", TaxForm.values(), TaxForm::code));
        if (taxes.with(BigDecimal.ZERO).areWholePrice()) {
            throw entry.bad(WHOLE);
        }
        return taxes;
    }

    /// @throws BadRulePackException if no price could have all taxes of a day inside
    static void check(Timeline<FederalTaxes> federal, Collection<Timeline<Bands>> icms) {
        for (var timeline : icms) {
            for (var one : timeline.entries()) {
                for (var its : federal.entries()) {
                    if (its.overlaps(one) && its.value().areWholePrice(one.value())) {
                        throw new BadRulePackException(
                                one.where(), "with %s %s".formatted(its.where(), WHOLE));
                    }
                }
            }
        }
    }

    private boolean areWholePrice(Bands icms) {
        return icms.bands().stream().anyMatch(band -> with(band.value()).areWholePrice());
    }

    /// With the ICMS of a consumption.
    Taxes with(BigDecimal icms) {
        return new Taxes(icms, pis, cofins, form);
    }
}
