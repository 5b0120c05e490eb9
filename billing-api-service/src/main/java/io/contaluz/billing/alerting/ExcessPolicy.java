package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.WattHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// When the last of some periods is excessive: when it is not zero, and at least so many times the
/// mean of those before it.
record ExcessPolicy(BigDecimal factor) {

    private static final int PLACES = 3;

    /// @param consumptions of periods of like length, the earliest first; at least two
    Assessment assess(List<WattHours> consumptions) {
        var last = inKilowattHours(consumptions.getLast());
        var before = consumptions.subList(0, consumptions.size() - 1);
        var sum =
                before.stream()
                        .map(ExcessPolicy::inKilowattHours)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var count = BigDecimal.valueOf(before.size());
        // last ≥ factor × sum ÷ count, without the division that would round.
        if (last.signum() == 0 || last.multiply(count).compareTo(factor.multiply(sum)) < 0) {
            return new Assessment.Unremarkable();
        }
        var excess =
                last.multiply(count)
                        .subtract(sum)
                        .divide(count, PLACES, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return new Assessment.Excessive(excess.scale() < 0 ? excess.setScale(0) : excess);
    }

    private static BigDecimal inKilowattHours(WattHours energy) {
        return energy.toKilowattHours();
    }
}
