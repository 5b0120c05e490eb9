package io.contaluz.billing.fleet;

import java.time.Instant;
import java.util.List;

/// A run of matriculas that one holder has to itself until a time.
record MatriculaLease(Holder holder, long first, int size, Instant expiresAt) {

    /// Whether it can stand for what is wanted.
    boolean serves(long from, int wanted) {
        return size == wanted && first >= from;
    }

    MatriculaLease until(Instant time) {
        return new MatriculaLease(holder, first, size, time);
    }

    /// The lowest run from a matricula on that overlaps none of the others.
    ///
    /// @param others in the order of their first matriculas
    static long firstFree(long from, int size, List<MatriculaLease> others) {
        var first = from;
        for (var other : others) {
            if (first + size <= other.first) {
                break;
            }
            first = Math.max(first, other.first + other.size);
        }
        return first;
    }
}
