package io.contaluz.ingest.intake;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;

/// A datagram as it arrived.
///
/// @param buffer holds its bytes from the start on; belongs to the receiver, who writes over it
/// @param length how many bytes are its own
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Datagram(byte[] buffer, int length, InetSocketAddress sender, Instant receivedAt) {

    /// Its first bytes, to be kept.
    byte[] copy(int atMost) {
        return Arrays.copyOf(buffer, Math.min(length, atMost));
    }

    String senderText() {
        return sender.getAddress().getHostAddress() + ":" + sender.getPort();
    }
}
