package io.contaluz.ingest.wire;

import io.contaluz.ingest.wire.JsonTokens.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads datagrams (docs/wire-format.md), without leaving garbage. Not for two threads at once.
public final class DatagramDecoder {

    /// The longest datagram in bytes.
    public static final int LONGEST = 2048;

    private final DatagramMembers members = new DatagramMembers();
    private final MemberReader reader = new MemberReader();
    private final ReadingDatagram datagram = new ReadingDatagram();

    /// Reads one datagram. Bad bytes are expected input, so they are an answer and no exception.
    ///
    /// @return what was wrong; null if nothing was, and [#datagram] tells what it says
    public @Nullable DatagramRejection decode(byte[] bytes, int from, int length) {
        var unreadable = unreadable(bytes, from, length);
        if (unreadable != null) {
            return unreadable;
        }
        try {
            members.scan(bytes, from, length);
        } catch (Malformed malformed) {
            return malformed.reason();
        }
        return reader.read(members, datagram);
    }

    /// What the last datagram says; it holds until the next one is read.
    public ReadingDatagram datagram() {
        return datagram;
    }

    private static @Nullable DatagramRejection unreadable(byte[] bytes, int from, int length) {
        if (length == 0) {
            return DatagramRejection.EMPTY;
        }
        if (length > LONGEST) {
            return DatagramRejection.TOO_LONG;
        }
        return isUtf8(bytes, from, length) ? null : DatagramRejection.NOT_UTF8;
    }

    private static boolean isUtf8(byte[] bytes, int from, int length) {
        if (isAscii(bytes, from, length)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAscii(byte[] bytes, int from, int length) {
        int seen = 0;
        for (int i = from; i < from + length; i++) {
            seen |= bytes[i];
        }
        return seen >= 0;
    }
}
