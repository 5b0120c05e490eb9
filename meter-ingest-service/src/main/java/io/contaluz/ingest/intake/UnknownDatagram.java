package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.Matricula;
import java.time.Instant;

/// A well-formed datagram whose matricula nobody has registered yet, whole.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record UnknownDatagram(
        Matricula matricula, Instant receivedAt, String sender, byte[] payload) {}
