package io.contaluz.ingest.energy;

/// The energy of one span, from its readings.
sealed interface RollUp permits Append, Rewrite {

    Span span();

    /// Takes the next reading, in the order of their times.
    void accept(long at, long register);

    /// After the last of them, tells what is to be written.
    void finish(Changes changes);
}
