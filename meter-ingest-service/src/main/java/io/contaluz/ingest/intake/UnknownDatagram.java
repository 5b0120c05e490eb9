package io.contaluz.ingest.intake;

import java.time.Instant;

/// A well-formed datagram whose matricula nobody has registered yet, whole.
///
/// @param readings how many it holds
@SuppressWarnings("ArrayRecordComponent") // never compared
public record UnknownDatagram(
        String matricula, Instant receivedAt, String sender, byte[] payload, int readings) {}
