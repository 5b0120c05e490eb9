package io.contaluz.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EstimationTests {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Stay FOUR_DIGITS = Stay.of(Instant.EPOCH, Instant.MAX, 4, 1, 0, 0);

    @Test
    void betweenTwoReadingsTheRegisterLiesOnTheLine() {
        var series = series(Stays.NONE, 0, 1_000, 30, 4_000);
        assertThat(Estimation.register(series, day(10))).hasValue(2_000);
    }

    @Test
    void theLineGoesOverATurnOfTheRegister() {
        var stays = new Stays(List.of(FOUR_DIGITS));
        var series = series(stays, 0, 9_999_000, 2, 1_000);
        assertThat(Estimation.register(series, day(1))).hasValue(0);
    }

    @Test
    void afterTheLastReadingTheMeanOfTheLastTwelveCyclesGoesOn() {
        // A cycle of 5 kWh long ago, which no longer counts, and 12 of 300 kWh.
        var series = series(Stays.NONE, 0, 0, 30, 5_000, 390, 3_605_000);
        assertThat(Estimation.register(series, day(420))).hasValue(3_905_000);
        assertThat(Estimation.register(series, day(405))).hasValue(3_755_000);
    }

    @Test
    void aShorterHistoryCountsByWholeCycles() {
        var series = series(Stays.NONE, 0, 0, 59, 590_000);
        assertThat(Estimation.register(series, day(89))).hasValue(890_000);
    }

    @Test
    void withoutAnythingToGoOnNothingIsEstimated() {
        assertThat(Estimation.register(series(Stays.NONE), day(1))).isEmpty();
        assertThat(Estimation.register(series(Stays.NONE, 5, 1), day(1))).isEmpty();
        assertThat(Estimation.register(series(Stays.NONE, 0, 1, 29, 2), day(30))).isEmpty();
    }

    @Test
    void nothingIsEstimatedAcrossAnExchange() {
        var stays =
                new Stays(
                        List.of(
                                Stay.of(Instant.EPOCH, day(5), 4, 1, 0, 9_000),
                                Stay.of(day(5), Instant.MAX, 4, 1, 0, 0)));
        var series = series(stays, 0, 1_000, 30, 4_000);
        assertThat(Estimation.register(series, day(3))).isEmpty();
        assertThat(Estimation.register(series, day(10))).isEmpty();
    }

    @Test
    void theMeanIsOfTheLastTwelveCyclesOrOfAsManyAsThereAre() {
        assertThat(Estimation.meanOfCycles(LongStream.rangeClosed(1, 13).boxed().toList()))
                .hasValue(7);
        assertThat(Estimation.meanOfCycles(List.of(3L, 4L))).hasValue(3);
        assertThat(Estimation.meanOfCycles(List.of())).isEmpty();
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /// Pairs of a day and the watt-hours that were read then.
    private static RegisterSeries series(Stays stays, long... pairs) {
        var readings = new ArrayList<RawReading>();
        for (int i = 0; i < pairs.length; i += 2) {
            var at = day((int) pairs[i]);
            readings.add(new RawReading(at, pairs[i + 1], at, false));
        }
        return RegisterSeries.of(readings, List.of(), stays);
    }
}
