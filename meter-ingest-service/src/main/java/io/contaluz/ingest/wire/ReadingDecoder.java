package io.contaluz.ingest.wire;

/// Reads datagrams of one form.
public interface ReadingDecoder {

    /// Reads one datagram.
    ///
    /// @param buffer holds the datagram's bytes from its start on
    /// @param length how many they are
    Decoded decode(byte[] buffer, int length);
}
