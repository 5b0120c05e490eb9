package io.contaluz.billing.csv;

import java.util.List;

/// What became of a batch: every line of it is in one of the three.
public record BatchOutcome(int created, int existing, List<LineError> rejected) {

    /// An outcome whose lines were all good.
    public static BatchOutcome of(int lines, int created) {
        return new BatchOutcome(created, lines - created, List.of());
    }
}
