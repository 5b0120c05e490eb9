package io.contaluz.simulator.firmware;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// What time and chance are to the timers.
///
/// @param nanoTime as [System#nanoTime()]
public record Timing(LongSupplier nanoTime, RandomGenerator random) {

    long now() {
        return nanoTime.getAsLong();
    }
}
