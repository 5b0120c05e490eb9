package io.contaluz.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.wire.TimeForm;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final Instant START = Instant.parse("2026-02-01T03:00:00Z");
    private static final long MICROS = ChronoUnit.MICROS.between(Instant.EPOCH, START);
    private static final long SECOND = 1_000_000;

    private Instant now = START;

    @Test
    void liveReadingsAreMeasuredNow() {
        var timeline = live(TimeForm.LOCAL);
        now = START.plusMillis(3_900);
        timeline.refresh();
        assertThat(timeline.measured(0, 0, 0)).isEqualTo(MICROS + 3 * SECOND);
    }

    @Test
    void aMetersLiveTimesRiseEvenWithinASecondAndWhenTheClockIsSetBack() {
        var timeline = live(TimeForm.LOCAL);
        assertThat(timeline.measured(1, 0, MICROS)).isEqualTo(MICROS + SECOND);
        now = START.minusSeconds(60);
        timeline.refresh();
        assertThat(timeline.measured(2, 0, MICROS + SECOND)).isEqualTo(MICROS + 2 * SECOND);
    }

    @Test
    void theFinerTheFormTheNearer() {
        assertThat(live(TimeForm.ISO_MILLIS).measured(1, 0, MICROS)).isEqualTo(MICROS + 1_000);
        assertThat(live(TimeForm.ISO_MICROS).measured(1, 0, MICROS)).isEqualTo(MICROS + 1);
    }

    @Test
    void scheduledReadingsAreAtWholeIntervals() {
        var timeline = new ScheduledTimeline(START, 10e6, TimeForm.LOCAL);
        assertThat(timeline.measured(0, 0, 0)).isEqualTo(MICROS);
        assertThat(timeline.measured(7, 0, MICROS)).isEqualTo(MICROS + 70 * SECOND);
    }

    @Test
    void scheduledTimesRiseWhateverTheInterval() {
        for (double interval : new double[] {1.5e6, 1e6, 333_333.3, 1_234.5, 0.4}) {
            var timeline =
                    new ScheduledTimeline(START, interval, TimeForm.distinguishing(interval));
            long last = 0;
            for (int round = 0; round < 1_000; round++) {
                long measured = timeline.measured(round, 0, last);
                assertThat(measured).isGreaterThan(last);
                last = measured;
            }
        }
    }

    @Test
    void whatIsStoredBeyondTheStartIsGoneOnFrom() {
        var timeline = new ScheduledTimeline(START, 10e6, TimeForm.LOCAL);
        long stored = MICROS + 3_600 * SECOND;
        long next = timeline.measured(0, 0, stored);
        assertThat(next).isEqualTo(stored + 10 * SECOND);
        assertThat(timeline.measured(1, 0, next)).isEqualTo(stored + 20 * SECOND);
    }

    @Test
    void theReadingsOfALiveDatagramLieAnIntervalApartAndEndNow() {
        var timeline = live(TimeForm.LOCAL);
        assertThat(timeline.measured(0, 2, 0)).isEqualTo(MICROS - 20 * SECOND);
        assertThat(timeline.measured(1, 1, MICROS - 20 * SECOND)).isEqualTo(MICROS - 10 * SECOND);
        assertThat(timeline.measured(2, 0, MICROS - 10 * SECOND)).isEqualTo(MICROS);
    }

    private LiveTimeline live(TimeForm form) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new LiveTimeline(clock, 10e6, form);
    }
}
