package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MeterReading;
import io.contaluz.ingest.reading.ReadingRejection;
import io.contaluz.ingest.wire.DatagramRejection;

/// What is to become of a datagram.
public sealed interface Judged {

    /// It is to be stored.
    record Good(MeterReading reading) implements Judged {}

    /// It cannot be read.
    record Malformed(DatagramRejection reason) implements Judged {}

    /// It can be read, and may not be stored.
    record Refused(ReadingRejection reason) implements Judged {}

    /// It can be read, and nobody knows its meter.
    record Unknown(Matricula matricula) implements Judged {}
}
