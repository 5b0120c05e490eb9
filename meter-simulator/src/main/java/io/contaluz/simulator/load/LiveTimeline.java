package io.contaluz.simulator.load;

import io.contaluz.simulator.wire.TimeForm;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Readings are measured when they are sent.
public final class LiveTimeline implements Timeline {

    private final Clock clock;
    private final TimeForm form;
    private long now;

    /// A timeline by a clock, as exact as a form of time.
    public LiveTimeline(Clock clock, TimeForm form) {
        this.clock = clock;
        this.form = form;
        refresh();
    }

    @Override
    public void refresh() {
        now = form.floor(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    @Override
    public long measured(long round, long last) {
        return now > last ? now : form.floor(last) + form.unitMicros();
    }
}
