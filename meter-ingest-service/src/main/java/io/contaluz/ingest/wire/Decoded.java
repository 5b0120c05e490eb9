package io.contaluz.ingest.wire;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MeasuredAt;
import io.contaluz.ingest.reading.WattHours;

/// What a datagram says. Bad bytes are expected input, so they are an answer and no exception.
public sealed interface Decoded {

    /// A reading, well-formed but not yet held against any rule.
    record Accepted(Matricula matricula, WattHours register, MeasuredAt measuredAt)
            implements Decoded {}

    /// No reading.
    record Rejected(DatagramRejection reason) implements Decoded {}
}
