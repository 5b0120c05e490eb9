package io.contaluz.systemtests.bench;

import java.time.Duration;
import java.util.Arrays;

/// How long answers took.
///
/// @param ascending in nanoseconds, the shortest first
/// @param time in which they came
@SuppressWarnings("ArrayRecordComponent") // never compared
record Latencies(long[] ascending, Duration time) {

    /// Takes them in any order.
    static Latencies of(long[] nanos, Duration time) {
        Arrays.sort(nanos);
        return new Latencies(nanos, time);
    }

    long perSecond() {
        return ascending.length * 1_000_000_000L / time.toNanos();
    }

    /// In milliseconds.
    double percentile(int percent) {
        int at = Math.min(ascending.length - 1, (int) (1L * ascending.length * percent / 100));
        return Math.round(ascending[at] / 10_000.0) / 100.0;
    }
}
