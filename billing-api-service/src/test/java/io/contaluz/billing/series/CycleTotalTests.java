package io.contaluz.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.series.Boundary.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An hour in which the post changes at half past, from readings and from what was rolled up of
/// them. Pairs are of a minute and the watt-hours that the register showed then.
class CycleTotalTests {

    private static final List<Instant> CUTS = List.of(minute(0), minute(30), minute(60));

    @Test
    void aRegisterReadAtAChangeOfPostIsNoEstimate() {
        var series = series(0, 100, 30, 200, 60, 300);
        assertThat(CycleTotal.of(series, CUTS).estimated()).isFalse();
        assertThat(rolledUp(series).estimated()).isFalse();
        assertThat(basis(rolledUp(series))).isEqualTo(Basis.ROLLED_UP);
    }

    @Test
    void energyThatALineSplitsBetweenPostsIsEstimated() {
        var series = series(0, 100, 15, 150, 45, 250, 60, 300);
        assertThat(CycleTotal.of(series, CUTS).estimated()).isTrue();
        assertThat(basis(CycleTotal.of(series, CUTS))).isEqualTo(Basis.INTERPOLATED);
        assertThat(rolledUp(series).estimated()).isTrue();
        assertThat(basis(rolledUp(series))).isEqualTo(Basis.ROLLED_UP_ESTIMATED);
    }

    @Test
    void aChangeOfPostBetweenTwoSlotsThatAreApportionedIsInDoubt() {
        assertThat(inDoubt(series(0, 100, 30, 200, 60, 300))).containsExactly(minute(30));
        assertThat(inDoubt(series(0, 100, 15, 150, 30, 200, 60, 300))).isEmpty();
    }

    @Test
    void whereNothingWasConsumedThereIsNothingToSplit() {
        var series = series(0, 100, 15, 150, 45, 150, 60, 300);
        assertThat(CycleTotal.of(series, CUTS).estimated()).isFalse();
        assertThat(rolledUp(series).estimated()).isFalse();
        assertThat(basis(rolledUp(series))).isEqualTo(Basis.ROLLED_UP);
    }

    @Test
    void aGapThatNoChangeOfPostLiesInIsNoEstimate() {
        var series = series(0, 100, 30, 200, 45, 250, 60, 300);
        var without = series.without(minute(45));
        assertThat(CycleTotal.of(without, CUTS).estimated()).isFalse();
        assertThat(rolledUp(without).estimated()).isFalse();
    }

    private static CycleTotal rolledUp(RegisterSeries series) {
        var slots = CycleEnergy.slots(series, minute(0), minute(60));
        var read = series.counting().stream().map(Point::at).toList();
        var split = new ArrayList<>(CycleTotal.inDoubt(CUTS, slots));
        split.removeAll(read);
        return CycleTotal.of(series, minute(0), minute(60)).with(CUTS, slots, split);
    }

    private static List<Instant> inDoubt(RegisterSeries series) {
        return CycleTotal.inDoubt(CUTS, CycleEnergy.slots(series, minute(0), minute(60)));
    }

    private static Basis basis(CycleTotal total) {
        return total.boundaries().get(1).basis();
    }

    private static RegisterSeries series(long... pairs) {
        var readings = new ArrayList<RawReading>();
        for (int i = 0; i < pairs.length; i += 2) {
            var at = minute(pairs[i]);
            readings.add(new RawReading(at, pairs[i + 1], at, false));
        }
        return RegisterSeries.of(readings, List.of(), Stays.NONE);
    }

    private static Instant minute(long minute) {
        return Instant.EPOCH.plusSeconds(60 * minute);
    }
}
