package io.contaluz.ingest.store;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// How far the numbers of a meter are settled.
///
/// @param bounds the first number of each settled stretch, and the one after its last, in order
record Sequence(long boot, List<Long> bounds) {

    /// Most numbers that are asked for at once.
    private static final int MOST = 64;

    /// One that nothing is known of.
    static Sequence unknown(long boot) {
        return new Sequence(boot, List.of());
    }

    /// From an `int8multirange` in PostgreSQL's own form, e.g. `{[1,4),[6,7)}`.
    static Sequence of(long boot, String multirange) {
        var bounds =
                Arrays.stream(multirange.split("[^0-9]+", -1))
                        .filter(digits -> !digits.isEmpty())
                        .map(Long::valueOf)
                        .toList();
        return new Sequence(boot, bounds);
    }

    int stretches() {
        return bounds.size() / 2;
    }

    /// The number up to which all are settled; 0 if the first is not.
    long base() {
        return bounds.size() > 0 && bounds.getFirst() <= 1 ? bounds.get(1) - 1 : 0;
    }

    /// The numbers that are missing above the base and below the greatest settled one: the highest
    /// of them, in their order.
    long[] missing() {
        var missing = new ArrayDeque<Long>();
        for (int i = bounds.size() - 2; i >= 0 && missing.size() < MOST; i -= 2) {
            long from = i == 0 ? 1 : bounds.get(i - 1);
            for (long n = bounds.get(i) - 1; n >= from && missing.size() < MOST; n--) {
                missing.addFirst(n);
            }
        }
        return missing.stream().mapToLong(Long::longValue).toArray();
    }
}
