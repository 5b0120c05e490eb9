package io.contaluz.simulator.chaos;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How often each mishap of one kind happens.
///
/// @param millionths of each; all together at most [#WHOLE]
record Shares<M extends Mishap>(Map<M, Integer> millionths) {

    static final int WHOLE = 1_000_000;

    Shares {
        millionths = Map.copyOf(millionths);
        int sum = millionths.values().stream().mapToInt(Integer::intValue).sum();
        if (sum > WHOLE) {
            throw new IllegalArgumentException(
                    "the shares of %s are more than 1 together"
                            .formatted(
                                    millionths.keySet().stream()
                                            .map(Mishap::label)
                                            .sorted()
                                            .toList()));
        }
    }

    /// Draws what happens.
    ///
    /// @param all in the order that they are drawn in
    @Nullable M pick(RandomGenerator random, M[] all) {
        int drawn = random.nextInt(WHOLE);
        for (var mishap : all) {
            drawn -= millionths.getOrDefault(mishap, 0);
            if (drawn < 0) {
                return mishap;
            }
        }
        return null;
    }
}
