package io.contaluz.billing.comparison;

import io.contaluz.billing.tariff.Post;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// When the white tariff costs the same as the conventional one, for one who takes as much as now.
///
/// With the sum of the energy given, a bill by the white tariff is linear in what is taken when: so
/// two more bills, with hours moved off-peak, tell all.
///
/// @param offPeakShare of the energy, now
/// @param evenShare the off-peak share at which both cost the same, if peak and intermediate keep
///   their proportion; null where none does
/// @param toShift kWh to be moved from the peak off-peak for that, below zero if so many may be
///   moved to the peak; null where that alone does not do
record BreakEven(
        BigDecimal offPeakShare, @Nullable BigDecimal evenShare, @Nullable BigDecimal toShift) {

    private static final MathContext EXACT = MathContext.DECIMAL128;

    /// @param conventional R$
    /// @param white R$ of some consumptions
    static BreakEven of(
            List<Consumption> consumptions,
            BigDecimal conventional,
            Function<List<Consumption>, BigDecimal> white) {
        var total = Consumption.sum(consumptions, Consumption::total);
        var offPeak = Consumption.sum(consumptions, one -> one.of(Post.OFF_PEAK));
        var peak = Consumption.sum(consumptions, one -> one.of(Post.PEAK));
        var now = white.apply(consumptions);
        var excess = now.subtract(conventional);
        var gainOfAll =
                now.subtract(white.apply(moved(consumptions, Post.INTERMEDIATE, Post.PEAK)));
        var gainOfPeak = now.subtract(white.apply(moved(consumptions, Post.PEAK)));
        var shiftOfAll = shift(excess, gainOfAll, total.subtract(offPeak));
        return new BreakEven(
                share(offPeak, total),
                shiftOfAll == null ? null : evenShare(offPeak.add(shiftOfAll), total),
                within(shift(excess, gainOfPeak, peak), offPeak.negate(), peak));
    }

    /// How many of some kWh are to be moved, if all of them gain so much.
    private static @Nullable BigDecimal shift(
            BigDecimal excess, BigDecimal gain, BigDecimal kilowattHours) {
        return gain.signum() <= 0 ? null : excess.multiply(kilowattHours).divide(gain, EXACT);
    }

    /// Below zero it pays off whenever the energy is taken, above one never.
    private static @Nullable BigDecimal evenShare(BigDecimal offPeak, BigDecimal total) {
        return within(share(offPeak, total).max(BigDecimal.ZERO), BigDecimal.ZERO, BigDecimal.ONE);
    }

    private static @Nullable BigDecimal within(
            @Nullable BigDecimal value, BigDecimal least, BigDecimal most) {
        return value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0
                ? null
                : value;
    }

    private static BigDecimal share(BigDecimal part, BigDecimal total) {
        return total.signum() == 0 ? BigDecimal.ZERO : part.divide(total, EXACT);
    }

    private static List<Consumption> moved(List<Consumption> consumptions, Post... posts) {
        return consumptions.stream().map(one -> one.withoutPosts(List.of(posts))).toList();
    }
}
