package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.ReadingCounts;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/// What it takes to settle readings, for each thread that does.
@Component
record ReadingSettling(
        ReadingStore store, ReadingMonths months, Acknowledger acknowledger, ReadingCounts counts) {

    /// A settler for one thread.
    ///
    /// @param what it does, for the log
    /// @param settled is told how many readings are, as soon as they are
    BatchSettler settler(String what, LongConsumer settled) {
        return new BatchSettler(this, what, settled);
    }
}
