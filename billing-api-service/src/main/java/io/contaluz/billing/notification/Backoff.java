package io.contaluz.billing.notification;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: twice as long each time, and up to half of it less by
/// chance, so that those who failed together do not come back together.
record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /// @param attempts how many there were; 1 at least
    Duration after(int attempts, RandomGenerator random) {
        var doubled = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        var whole = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofMillis(random.nextLong(whole.toMillis() / 2, whole.toMillis() + 1));
    }
}
