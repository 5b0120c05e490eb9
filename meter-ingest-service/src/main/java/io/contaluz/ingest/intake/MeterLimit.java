package io.contaluz.ingest.intake;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A token bucket for each usage point, eight bytes each. For the thread that decodes alone.
final class MeterLimit {

    /// Beyond this key, which no fleet of today reaches, no bucket is kept.
    private static final int HIGHEST = 50_000_000;

    private final @Nullable Rate rate;
    private long[] full = new long[1024];

    MeterLimit(LimitProperties properties) {
        rate =
                properties.enabled()
                        ? Rate.of(properties.meterPerSecond(), properties.meterBurst())
                        : null;
    }

    /// Whether one more datagram of a usage point may come in.
    ///
    /// @param now microseconds since 1970
    boolean admits(int usagePoint, long now) {
        if (rate == null || usagePoint > HIGHEST) {
            return true;
        }
        if (usagePoint >= full.length) {
            full = Arrays.copyOf(full, Math.max(usagePoint + 1, full.length * 2));
        }
        long then = rate.take(full[usagePoint], TimeUnit.MICROSECONDS.toNanos(now));
        if (then == Rate.EMPTY) {
            return false;
        }
        full[usagePoint] = then;
        return true;
    }
}
