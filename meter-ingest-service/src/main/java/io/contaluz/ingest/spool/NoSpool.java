package io.contaluz.ingest.spool;

import io.contaluz.ingest.reading.ReadingBatch;
import org.jspecify.annotations.Nullable;

/// No room at all.
final class NoSpool implements Spool {

    @Override
    public boolean append(ReadingBatch batch) {
        return false;
    }

    @Override
    public @Nullable Kept oldest() {
        return null;
    }

    @Override
    public void remove(Kept kept) {}

    @Override
    public long readings() {
        return 0;
    }
}
