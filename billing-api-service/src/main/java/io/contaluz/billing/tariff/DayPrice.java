package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a bill of one day rests on, for one supply.
///
/// @param flagRate R$/kWh without tax
/// @param social null where the supply has none
/// @param icms by the consumption of the cycle
/// @param cosip R$ by the consumption of the cycle
/// @param origins of each of them
public record DayPrice(
        Map<Post, Rate> rates,
        Flag flag,
        BigDecimal flagRate,
        @Nullable SocialRule social,
        Minimum minimum,
        FederalTaxes federal,
        Bands icms,
        Bands cosip,
        List<Origin> origins) {

    /// The taxes of a cycle's consumption.
    public Taxes taxes(BigDecimal kilowattHours) {
        return federal.with(icms.at(kilowattHours));
    }
}
