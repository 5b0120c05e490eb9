package io.contaluz.billing.prepayment;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.DayPrice;
import io.contaluz.billing.tariff.Post;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a kilowatt-hour costs who pays before: what it costs by the conventional tariff of that
/// day, with its flag and with taxes inside.
///
/// COSIP is no part of it, since it goes by the consumption of a cycle.
///
/// @param tariff R$/kWh without tax
/// @param flag R$/kWh without tax
/// @param divisor what makes taxes come inside
record EnergyPrice(BigDecimal tariff, BigDecimal flag, BigDecimal divisor) {

    private static final BigDecimal WATT_HOURS = BigDecimal.valueOf(1_000);

    /// The price of a day.
    ///
    /// @param consumption by which the band of ICMS is chosen, in kWh
    /// @throws Refusal in conflict, if there is none
    static EnergyPrice of(DayPrice price, BigDecimal consumption) {
        var rate = price.rates().get(Post.SINGLE);
        if (rate == null || rate.sum().add(price.flagRate()).signum() <= 0) {
            throw Refusal.conflict("A tarifa não tem um preço de energia.");
        }
        return new EnergyPrice(rate.sum(), price.flagRate(), price.taxes(consumption).divisor());
    }

    /// The energy that an amount buys, rounded down to a watt-hour.
    long wattHours(Money paid) {
        return paid.toReais()
                .multiply(divisor)
                .multiply(WATT_HOURS)
                .divide(tariff.add(flag), 0, RoundingMode.DOWN)
                .longValueExact();
    }

    /// How the kilowatt-hours that an amount buys can be worked out by hand.
    String formula(Money paid) {
        return "%s × %s ÷ (%s + %s)"
                .formatted(text(paid.toReais()), text(divisor), text(tariff), text(flag));
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
