package io.contaluz.simulator.load;

import io.contaluz.simulator.wire.TimeForm;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Readings are measured when they are sent: the last of a datagram then, and those before it an
/// interval apart.
public final class LiveTimeline implements Timeline {

    private final Clock clock;
    private final double intervalMicros;
    private final TimeForm form;
    private long now;

    /// A timeline by a clock, as exact as a form of time.
    ///
    /// @param intervalMicros microseconds between two readings of a meter
    public LiveTimeline(Clock clock, double intervalMicros, TimeForm form) {
        this.clock = clock;
        this.intervalMicros = intervalMicros;
        this.form = form;
        refresh();
    }

    @Override
    public void refresh() {
        now = form.floor(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }

    @Override
    public long measured(long before, int left, long last) {
        long then = left == 0 ? now : form.floor(now - (long) (left * intervalMicros));
        return then > last ? then : form.floor(last) + form.unitMicros();
    }
}
