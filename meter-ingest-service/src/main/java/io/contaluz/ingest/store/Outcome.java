package io.contaluz.ingest.store;

import io.contaluz.ingest.wire.AnswerEncoder.Status;
import java.util.BitSet;

/// What became of a batch, in one transaction.
final class Outcome {

    private final int size;
    private final BitSet duplicates = new BitSet();
    private final BitSet conflicts = new BitSet();
    private int stored;

    /// That of a batch of so many readings that were all stored, as far as is known.
    Outcome(int size) {
        this.size = size;
        this.stored = size;
    }

    /// Another reading of the same usage point and time is in the place of a row's.
    void found(int row, boolean conflict) {
        (conflict ? conflicts : duplicates).set(row);
    }

    /// So many were in fact stored. Those that were not, and stand in nobody's way, came twice in
    /// one batch.
    void stored(int readings) {
        stored = readings;
    }

    /// Those in whose place is no other's reading: what was stored by this try or an earlier one.
    int unopposed() {
        return size - duplicates.cardinality() - conflicts();
    }

    int stored() {
        return stored;
    }

    int conflicts() {
        return conflicts.cardinality();
    }

    int duplicates() {
        return size - stored - conflicts();
    }

    /// What a row's meter is told.
    Status status(int row) {
        if (conflicts.get(row)) {
            return Status.REJ;
        }
        return duplicates.get(row) ? Status.DUP : Status.OK;
    }

    @Override
    public String toString() {
        return "%d stored, %d duplicates, %d conflicts"
                .formatted(stored, duplicates(), conflicts());
    }
}
