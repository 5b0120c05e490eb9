package io.contaluz.simulator.api;

import java.nio.ByteBuffer;

/// Lines of a CSV, one after the other.
@FunctionalInterface
public interface CsvLines {

    /// No line is longer, in bytes.
    int LONGEST = 192;

    /// Puts the next line, with its line feed, at the target's position.
    ///
    /// @return false if there is none
    boolean next(ByteBuffer target);
}
