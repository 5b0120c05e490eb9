package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// The discounts of the social tariff, by cumulative bands (Lei 12.212/2010; since 2025-07-05 Lei
/// 15.235/2025).
///
/// @param discounts the share of each band's energy that is not paid
public record SocialRule(Bands discounts) {

    static SocialRule of(Entry entry) {
        return new SocialRule(Bands.ofShares(entry, "discount"));
    }

    /// What of a consumption is paid, in kWh.
    public BigDecimal payable(BigDecimal kilowattHours) {
        return kilowattHours.subtract(discounts.cumulated(kilowattHours));
    }
}
