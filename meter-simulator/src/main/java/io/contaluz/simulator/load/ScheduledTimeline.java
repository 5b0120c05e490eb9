package io.contaluz.simulator.load;

import io.contaluz.simulator.wire.TimeForm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Readings are measured at a start and at whole intervals after it, whenever they are sent: two
/// runs of the same options measure at the same times.
///
/// A meter that was read after the start already goes on from there, at the same intervals.
public final class ScheduledTimeline implements Timeline {

    private final long start;
    private final double intervalMicros;
    private final TimeForm form;

    /// A timeline from a start on.
    ///
    /// @param intervalMicros microseconds between two readings of a meter
    public ScheduledTimeline(Instant start, double intervalMicros, TimeForm form) {
        this.start = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        this.intervalMicros = intervalMicros;
        this.form = form;
    }

    @Override
    public void refresh() {
        // No clock: nothing changes.
    }

    @Override
    public long measured(long before, int left, long last) {
        long scheduled = form.floor(start + (long) (before * intervalMicros));
        if (scheduled > last) {
            return scheduled;
        }
        long next = form.floor(last + (long) intervalMicros);
        return next > last ? next : form.floor(last) + form.unitMicros();
    }
}
