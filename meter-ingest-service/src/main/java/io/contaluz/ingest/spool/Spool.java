package io.contaluz.ingest.spool;

import io.contaluz.ingest.reading.ReadingBatch;
import org.jspecify.annotations.Nullable;

/// Keeps batches of readings until they can be stored.
public interface Spool {

    /// One that keeps nothing.
    Spool NONE = new NoSpool();

    /// A batch that is kept.
    record Kept(long id, ReadingBatch batch) {}

    /// Keeps a batch; what is owed for it is forgotten: its meters will ask again.
    ///
    /// @return whether it was kept; it is not when there is no room
    boolean append(ReadingBatch batch);

    /// The batch that has been kept longest; null if there is none.
    @Nullable Kept oldest();

    /// Lets a batch go.
    void remove(Kept kept);

    /// How many readings are kept.
    long readings();
}
