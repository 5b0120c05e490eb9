package io.contaluz.ingest.intake;

import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// The datagrams that wait to be decoded, in memory that is used again and again: one thread reads
/// them off the socket right into it, another takes them out.
final class DatagramRing {

    /// What the reading thread may write at once: the longest datagram, and one byte to tell a
    /// longer one by.
    static final int CLAIM = 2049;

    private static final int USUAL_LENGTH = 192;

    /// Takes a datagram, whose bytes are its own until it returns.
    interface Taker {

        /// Takes one.
        ///
        /// @param receivedAt microseconds since 1970
        void take(
                byte[] bytes, int from, int length, InetAddress sender, int port, long receivedAt);
    }

    private final byte[] bytes;
    private final int[] offsets;
    private final int[] lengths;
    private final InetAddress[] senders;
    private final int[] ports;
    private final long[] times;
    private final int mask;

    /// Where the reading thread writes next.
    private int writeAt;

    /// Datagrams put in, and datagrams taken out, since the start.
    private final AtomicLong in = new AtomicLong();

    private final AtomicLong out = new AtomicLong();

    /// @param datagrams that it holds, at least; fewer if they are long
    DatagramRing(int datagrams) {
        int slots = Integer.highestOneBit(Math.max(2, datagrams) * 2 - 1);
        bytes = new byte[Math.max(slots * USUAL_LENGTH, 4 * CLAIM)];
        offsets = new int[slots];
        lengths = new int[slots];
        senders = new InetAddress[slots];
        ports = new int[slots];
        times = new long[slots];
        mask = slots - 1;
    }

    byte[] bytes() {
        return bytes;
    }

    /// A place for the next datagram.
    ///
    /// @return the offset of [#CLAIM] bytes in [#bytes] that are free; negative if there are none
    int claim() {
        long next = in.getPlain();
        long oldest = out.getAcquire();
        if (next - oldest > mask) {
            return -1;
        }
        boolean empty = next == oldest;
        int used = empty ? writeAt : offsets[(int) oldest & mask];
        // Never written right up to what is used: full would look like empty.
        boolean ahead = empty || writeAt > used;
        boolean fits = ahead ? writeAt + CLAIM <= bytes.length : writeAt + CLAIM < used;
        if (!fits && ahead && (empty || CLAIM < used)) {
            writeAt = 0;
            fits = true;
        }
        return fits ? writeAt : -1;
    }

    /// Puts in the datagram that was written at the claimed place.
    void publish(int length, InetAddress sender, int port, long receivedAt) {
        long next = in.getPlain();
        int slot = (int) next & mask;
        offsets[slot] = writeAt;
        lengths[slot] = length;
        senders[slot] = sender;
        ports[slot] = port;
        times[slot] = receivedAt;
        // An empty one takes a place too, or its place would be the next one's.
        writeAt += Math.max(1, length);
        in.setRelease(next + 1);
    }

    /// Takes the oldest datagrams out.
    ///
    /// @return how many
    int drain(Taker taker, int atMost) {
        long first = out.getPlain();
        int count = (int) Math.min(atMost, in.getAcquire() - first);
        for (int i = 0; i < count; i++) {
            int slot = (int) (first + i) & mask;
            var sender = Objects.requireNonNull(senders[slot]);
            // Gone before it is taken: one that cannot be taken is not met for ever.
            try {
                taker.take(bytes, offsets[slot], lengths[slot], sender, ports[slot], times[slot]);
            } finally {
                out.setRelease(first + i + 1);
            }
        }
        return count;
    }
}
