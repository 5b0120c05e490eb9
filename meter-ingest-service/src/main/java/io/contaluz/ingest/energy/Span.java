package io.contaluz.ingest.energy;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The times between which readings of a usage point were stored, in microseconds since 1970.
record Span(int usagePoint, long first, long last) {

    private static final long AN_HOUR = TimeUnit.HOURS.toMicros(1);

    /// One that holds both, if they are of one usage point and hardly apart; `next` is the later.
    @Nullable Span join(Span next) {
        return next.usagePoint == usagePoint && next.first - last <= AN_HOUR
                ? new Span(usagePoint, first, Math.max(last, next.last))
                : null;
    }

    /// The same up to a later time, and as much again.
    Span widened(long reached) {
        return new Span(usagePoint, first, reached + Math.max(AN_HOUR, reached - first));
    }
}
