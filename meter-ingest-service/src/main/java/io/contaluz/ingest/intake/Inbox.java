package io.contaluz.ingest.intake;

import java.net.InetAddress;

/// Where the thread that reads the socket puts a datagram. It gives that thread back at once: what
/// it does not read in time the kernel throws away.
public final class Inbox {

    /// How many bytes are to be read at once: the longest datagram, and one more, so that a longer
    /// one is not cut unseen.
    public static final int CLAIM = DatagramRing.CLAIM;

    private final DatagramRing ring;
    private final AddressLimit limit;
    private final DatagramCounts counts;

    /// Where a datagram goes that there is no room for.
    private final byte[] lost = new byte[CLAIM];

    private boolean full;

    Inbox(DatagramRing ring, AddressLimit limit, DatagramCounts counts) {
        this.ring = ring;
        this.limit = limit;
        this.counts = counts;
    }

    /// The place for the next datagram in [#bytes].
    public int claim() {
        int place = ring.claim();
        full = place < 0;
        return full ? 0 : place;
    }

    /// The array in which the claimed place is.
    public byte[] bytes() {
        return full ? lost : ring.bytes();
    }

    /// Takes the datagram that was read into the claimed place.
    ///
    /// @param receivedAt microseconds since 1970
    public void take(int length, InetAddress sender, int port, long receivedAt) {
        if (!limit.admits(sender, receivedAt)) {
            counts.received();
            counts.droppedForItsAddressesRate();
        } else if (full) {
            counts.received();
            counts.droppedForFullBuffer();
        } else {
            ring.publish(length, sender, port, receivedAt);
        }
    }
}
