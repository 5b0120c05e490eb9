package io.contaluz.ingest.intake;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;

/// A datagram as it arrived.
///
/// @param payload its bytes, its own
/// @param receivedAt when it was read from the socket, to the microsecond
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Datagram(byte[] payload, InetSocketAddress sender, Instant receivedAt) {

    /// Its first bytes.
    byte[] start(int atMost) {
        return Arrays.copyOf(payload, Math.min(payload.length, atMost));
    }

    String senderText() {
        return sender.getAddress().getHostAddress() + ":" + sender.getPort();
    }
}
