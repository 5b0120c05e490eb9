package io.contaluz.ingest.intake;

import java.time.Instant;

/// The evidence of a rejection.
///
/// @param reason as it is counted
/// @param payload the first bytes of the datagram
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RejectedDatagram(Instant receivedAt, String sender, String reason, byte[] payload) {}
