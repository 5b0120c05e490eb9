package io.contaluz.billing.series;

import static io.contaluz.billing.series.SeriesForTests.at;
import static io.contaluz.billing.series.SeriesForTests.edited;
import static io.contaluz.billing.series.SeriesForTests.estimated;
import static io.contaluz.billing.series.SeriesForTests.readings;
import static io.contaluz.billing.series.SeriesForTests.rejected;
import static io.contaluz.billing.series.SeriesForTests.sent;
import static io.contaluz.billing.series.SeriesForTests.validated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Registers are in kWh, and read at 0, 1, 2, … hours.
class RegisterSeriesTests {

    private static final Stay FIVE_DIGITS = Stay.of(Instant.EPOCH, Instant.MAX, 5, 1, 0, 0);

    @Test
    void v11ARegisterOfFiveDigitsTurnsOver() {
        var series = of(new Stays(List.of(FIVE_DIGITS)), 99_990, 15);
        assertThat(series.energy()).isEqualTo(25_000);
        assertThat(ValidationRules.DEFAULT.flags(series).get(at(1)))
                .containsExactly(Flag.TURNED_OVER);
    }

    @Test
    void v12ADipThatRecoversCountsNothingTwice() {
        var series = of(Stays.NONE, 1000, 1010, 0, 1020);
        assertThat(series.energy()).isEqualTo(20_000);
        assertThat(series.points())
                .extracting(Point::counts)
                .containsExactly(true, true, false, true);
        assertThat(ValidationRules.DEFAULT.flags(series).get(at(2))).containsExactly(Flag.NEGATIVE);
        assertThat(series.unresolved()).isEmpty();
    }

    @Test
    void v13AnExchangeGoesToTheOldMetersFinalRegisterAndOnFromTheNewOnesInitialOne() {
        var stays =
                new Stays(
                        List.of(
                                Stay.of(Instant.EPOCH, at(1).minusSeconds(60), 5, 1, 0, 5_400_000),
                                Stay.of(at(1).minusSeconds(60), Instant.MAX, 5, 1, 12_000, 0)));
        var series = of(stays, 5380, 52);
        assertThat(series.segments())
                .extracting(Segment::wattHours)
                .containsExactly(20_000L, 0L, 40_000L);
        assertThat(series.energy()).isEqualTo(60_000);
        assertThat(ValidationRules.DEFAULT.flags(series).get(at(1)))
                .containsExactly(Flag.EXCHANGED);
    }

    @Test
    void aResetCountsNothingUntilAStayOnRecordExplainsIt() {
        var series = of(Stays.NONE, 1000, 1010, 3, 5);
        assertThat(series.energy()).isEqualTo(10_000);
        assertThat(series.unresolved()).map(Point::at).contains(at(2));
        var reset =
                new Stays(
                        List.of(
                                Stay.of(Instant.EPOCH, at(2).minusSeconds(1), 6, 1, 0, 1_010_000),
                                Stay.of(at(2).minusSeconds(1), Instant.MAX, 6, 1, 0, 0)));
        assertThat(of(reset, 1000, 1010, 3, 5).energy()).isEqualTo(15_000);
        assertThat(of(reset, 1000, 1010, 3, 5).unresolved()).isEmpty();
    }

    @Test
    void aRegisterThatSomebodyEditedCountsInsteadOfTheOneThatWasSent() {
        var series = with(List.of(edited(1, 1_005_000)), 1000, 9999, 1010);
        assertThat(series.energy()).isEqualTo(10_000);
        var point = series.points().get(1);
        assertThat(point.raw()).isEqualTo(9_999_000);
        assertThat(point.validated()).isEqualTo(1_005_000);
        assertThat(point.state(true)).isEqualTo(State.EDITED);
    }

    @Test
    void aReadingThatSomebodyLeftOutDoesNotCountAndIsStillThere() {
        var spike = of(Stays.NONE, 1000, 9999, 1010, 1020);
        assertThat(spike.unresolved()).map(Point::at).contains(at(2));
        var series = with(List.of(rejected(1)), 1000, 9999, 1010, 1020);
        assertThat(series.energy()).isEqualTo(20_000);
        assertThat(series.unresolved()).isEmpty();
        assertThat(series.points().get(1).raw()).isEqualTo(9_999_000);
        assertThat(series.points().get(1).validated()).isNull();
    }

    @Test
    void anEstimateCountsWhereNothingWasReadAndSaysSo() {
        var series =
                RegisterSeries.of(
                        List.of(sent(0, 1000), sent(4, 1040)),
                        List.of(estimated(2, 1_030_000)),
                        Stays.NONE);
        assertThat(series.segments())
                .extracting(Segment::wattHours, Segment::estimated)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(30_000L, true),
                        org.assertj.core.groups.Tuple.tuple(10_000L, true));
    }

    @Test
    void aReadingThatSomebodyLetStandIsNoLongerRaw() {
        var point = with(List.of(validated(1)), 1, 2).points().get(1);
        assertThat(point.state(true)).isEqualTo(State.VALIDATED);
        assertThat(point.counts()).isTrue();
        assertThat(of(Stays.NONE, 1, 2).points().get(1).state(true)).isEqualTo(State.RAW);
        assertThat(of(Stays.NONE, 1, 2).points().get(1).state(false)).isEqualTo(State.VALIDATED);
    }

    @Test
    void ofTwoRegistersForOneTimeTheOneThatWasStoredCounts() {
        var beside = new RawReading(at(1), 7_000, Instant.EPOCH, true);
        var series =
                RegisterSeries.of(List.of(beside, sent(0, 1), sent(1, 2)), List.of(), Stays.NONE);
        assertThat(series.energy()).isEqualTo(1_000);
        assertThat(ValidationRules.DEFAULT.flags(series).get(at(1))).containsExactly(Flag.CONFLICT);
    }

    @Test
    void whatIsNoRevisionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Revision(at(0), State.REJECTED, 1L, at(0), "a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Revision(at(0), State.EDITED, null, at(0), "a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(rejected(0), rejected(0)), 1));
    }

    private static RegisterSeries of(Stays stays, long... registers) {
        return RegisterSeries.of(readings(registers), List.of(), stays);
    }

    private static RegisterSeries with(List<Revision> revisions, long... registers) {
        return RegisterSeries.of(readings(registers), revisions, Stays.NONE);
    }
}
