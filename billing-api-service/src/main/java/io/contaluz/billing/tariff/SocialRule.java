package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// What a class of the social tariff does not pay for, by bands of consumption (Lei 12.212/2010;
/// since 2025-07-05 Lei 15.235/2025).
///
/// @param discounts the share of the energy that is not paid
/// @param cumulative whether each band's share is of the part that lies in it; else the share of
///   the band that holds a consumption is of all of it
/// @param flagged whether the flag is taken of what is not paid, too
/// @param icmsOnUnpaid whether the ICMS of what is not paid is, as if it were
public record SocialRule(
        Bands discounts, boolean cumulative, boolean flagged, boolean icmsOnUnpaid) {

    static SocialRule of(Entry entry) {
        return new SocialRule(
                Bands.ofShares(entry, "discount"),
                entry.flag("cumulative"),
                entry.flag("flagged"),
                entry.flag("icms_on_unpaid"));
    }

    /// Whose rule an entry is.
    static Modality modality(Entry entry) {
        var modality = Modality.of(entry);
        if (!modality.isSocial()) {
            throw entry.bad("'%s' is no class of the social tariff".formatted(modality.code()));
        }
        return modality;
    }

    /// What of a consumption is paid, in kWh.
    public BigDecimal payable(BigDecimal kilowattHours) {
        var unpaid =
                cumulative
                        ? discounts.cumulated(kilowattHours)
                        : kilowattHours.multiply(discounts.at(kilowattHours));
        return kilowattHours.subtract(unpaid);
    }
}
