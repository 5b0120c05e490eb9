package io.contaluz.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.wire.TimeForm;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Instant MONTH_AGO = NOW.minus(Duration.ofDays(30));

    @Test
    void anIntervalIsSharedByTheMeters() {
        var pace = new Pace(1_000, 1, TEN_SECONDS, null, 1, null, null, null);
        assertThat(pace.stepNanos()).isEqualTo(1e7);
        assertThat(pace.intervalMicros()).isEqualTo(1e7);
        assertThat(pace.form()).isEqualTo(TimeForm.LOCAL);
        assertThat(pace.isLive()).isTrue();
        assertThat(pace.limit(NOW)).isEqualTo(Limit.NONE);
        assertThat(pace.warning(NOW)).isEmpty();
    }

    @Test
    void aRateMakesTheInterval() {
        var pace = new Pace(1_000, 1, TEN_SECONDS, 20_000, 1, null, null, 50L);
        assertThat(pace.stepNanos()).isEqualTo(5e4);
        assertThat(pace.intervalMicros()).isEqualTo(5e4);
        assertThat(pace.form()).isEqualTo(TimeForm.ISO_MILLIS);
        assertThat(pace.limit(NOW).datagrams()).isEqualTo(50);
    }

    @Test
    void manyReadingsADatagramLeaveAsOften() {
        var pace = new Pace(1_000, 20, TEN_SECONDS, null, 1, null, null, null);
        assertThat(pace.stepNanos()).isEqualTo(2e8);
        assertThat(pace.intervalMicros()).isEqualTo(1e7);
        var rated = new Pace(1_000, 20, TEN_SECONDS, 500, 1, null, null, null);
        assertThat(rated.stepNanos()).isEqualTo(2e6);
        assertThat(rated.intervalMicros()).isEqualTo(1e5);
    }

    @Test
    void aDurationIsACountToo() {
        var pace = new Pace(10, 1, TEN_SECONDS, null, 1, null, Duration.ofMinutes(1), null);
        assertThat(pace.limit(NOW).datagrams()).isEqualTo(60);
        assertThat(pace.limit(NOW).leastNanos()).isEqualTo(60_000_000_000L);
    }

    @Test
    void aMonthOfHourlyReadingsInAMinute() {
        var hour = Duration.ofHours(1);
        var pace = new Pace(2, 1, hour, null, 43_200, MONTH_AGO, Duration.ofMinutes(1), null);
        assertThat(pace.limit(NOW).datagrams()).isEqualTo(2 * 720);
        assertThat(pace.isLive()).isFalse();
        assertThat(pace.warning(NOW)).isEmpty();
    }

    @Test
    void aRunThroughThePastEndsInThePresent() {
        var pace = new Pace(1, 1, Duration.ofHours(1), null, 43_200, MONTH_AGO, null, null);
        assertThat(pace.limit(NOW).datagrams()).isBetween(720L, 721L);
        assertThat(pace.warning(NOW)).isEmpty();
    }

    @Test
    void timesToComeAreWarnedOf() {
        var ahead = new Pace(1, 1, TEN_SECONDS, null, 60, NOW, Duration.ofMinutes(1), null);
        assertThat(ahead.warning(NOW)).hasValueSatisfying(w -> assertThat(w).contains("to come"));
        var endless = new Pace(1, 1, TEN_SECONDS, null, 60, null, null, null);
        assertThat(endless.warning(NOW)).isPresent();
        var later = new Pace(1, 1, TEN_SECONDS, null, 1, NOW.plusSeconds(60), null, null);
        assertThat(later.warning(NOW)).isPresent();
    }
}
