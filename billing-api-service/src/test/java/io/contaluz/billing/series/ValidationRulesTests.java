package io.contaluz.billing.series;

import static io.contaluz.billing.series.SeriesForTests.at;
import static io.contaluz.billing.series.SeriesForTests.readings;
import static io.contaluz.billing.series.SeriesForTests.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ValidationRulesTests {

    @Test
    void aSteadySeriesHasNothingAgainstIt() {
        assertThat(flags(hourly(24 * 20, hour -> 10L)).values()).allMatch(Set::isEmpty);
    }

    @Test
    void whatCameTwiceIsADuplicate() {
        var twice = new ArrayList<>(readings(1, 2));
        twice.add(sent(1, 2));
        assertThat(flags(twice).get(at(1))).containsExactly(Flag.DUPLICATE);
    }

    @Test
    void whatCameBeforeItsTimeIsOfTheFutureAndWhatCameLongAfterIsLate() {
        var early = new RawReading(at(0), 1, at(0).minusSeconds(301), false);
        var punctual = new RawReading(at(1), 1, at(1).minusSeconds(300), false);
        var late = new RawReading(at(2), 1, at(2).plus(Duration.ofDays(1)).plusSeconds(1), false);
        var flags = flags(List.of(early, punctual, late));
        assertThat(flags.get(at(0))).containsExactly(Flag.FUTURE);
        assertThat(flags.get(at(1))).isEmpty();
        assertThat(flags.get(at(2))).containsExactly(Flag.LATE);
    }

    @Test
    void aGapOfTwoUsualIntervalsIsOne() {
        var some = new ArrayList<>(hourly(10, hour -> 1L));
        some.remove(5);
        var flags = flags(some);
        assertThat(flags.get(at(6))).containsExactly(Flag.MISSING);
        assertThat(flags.get(at(7))).isEmpty();
    }

    @Test
    void powerTenTimesTheThirdHighestIsASpike() {
        assertThat(flags(hourly(10, hour -> hour == 5 ? 100L : 10L)).get(at(5)))
                .containsExactly(Flag.SPIKE);
        assertThat(flags(hourly(10, hour -> hour == 5 ? 99L : 10L)).get(at(5))).isEmpty();
    }

    @Test
    void aRegisterThatStandsStillForMoreThanAWeekIsTold() {
        var flags = flags(hourly(24 * 8, hour -> 0L));
        assertThat(flags.get(at(24 * 7))).isEmpty();
        assertThat(flags.get(at(24 * 7 + 1))).containsExactly(Flag.ZERO_FOR_LONG);
    }

    @Test
    void aDayOfThreeTimesTheMeanIsHighAndOneOfATenthIsLow() {
        // The first point is at 03:00 UTC: the first whole day begins 21 hours later.
        int tenth = 21 + 24 * 9;
        var high = flags(hourly(24 * 15, hour -> day(hour, tenth) ? 30L : 10L));
        assertThat(high.get(at(tenth + 24))).containsExactly(Flag.HIGH);
        var low = flags(hourly(24 * 15, hour -> day(hour, tenth) ? 1L : 10L));
        assertThat(low.get(at(tenth + 24))).containsExactly(Flag.LOW);
        var neither = flags(hourly(24 * 15, hour -> day(hour, tenth) ? 29L : 10L));
        assertThat(neither.get(at(tenth + 24))).isEmpty();
    }

    @Test
    void aWeekOfHistoryIsWantedBeforeADayIsCompared() {
        int fifth = 21 + 24 * 4;
        var flags = flags(hourly(24 * 15, hour -> day(hour, fifth) ? 30L : 10L));
        assertThat(flags.get(at(fifth + 24))).isEmpty();
    }

    @Test
    void aCycleIsHeldAgainstTheMeanOfTheTwelveBeforeIt() {
        var before = Collections.nCopies(12, 100_000L);
        var rules = ValidationRules.DEFAULT;
        assertThat(rules.cycleFlags(300_000, before)).containsExactly(Flag.HIGH);
        assertThat(rules.cycleFlags(299_999, before)).isEmpty();
        assertThat(rules.cycleFlags(10_000, before)).containsExactly(Flag.LOW);
        assertThat(rules.cycleFlags(10_001, before)).isEmpty();
        assertThat(rules.cycleFlags(10_001, List.of())).isEmpty();
    }

    @Test
    void thresholdsThatMeanNothingAreRefused() {
        var day = Duration.ofDays(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValidationRules(day, day, 0, 1, 1, 1, 1, day));
    }

    private static boolean day(long hour, int start) {
        return hour > start && hour <= start + 24;
    }

    /// A reading an hour, each so much above the one before.
    private static List<RawReading> hourly(int hours, LongUnaryOperator rise) {
        var readings = new ArrayList<RawReading>();
        long register = 0;
        for (int hour = 0; hour < hours; hour++) {
            register += rise.applyAsLong(hour);
            readings.add(new RawReading(at(hour), register, at(hour), false));
        }
        return readings;
    }

    private static Map<Instant, Set<Flag>> flags(List<RawReading> readings) {
        return ValidationRules.DEFAULT.flags(RegisterSeries.of(readings, List.of(), Stays.NONE));
    }
}
