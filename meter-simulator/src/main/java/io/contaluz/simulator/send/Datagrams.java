package io.contaluz.simulator.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Datagrams to one address, in batches. Not for more than one thread.
public interface Datagrams extends AutoCloseable {

    /// How many datagrams a batch takes at most.
    int BATCH = 64;

    /// Opens the fastest way to an address that this system has.
    ///
    /// @param longest how many bytes a datagram takes at most
    /// @throws IOException if there is none
    static Datagrams to(InetSocketAddress address, int longest) throws IOException {
        return to(address, longest, null);
    }

    /// Opens such a way from an address of this host.
    ///
    /// @param source null for whichever the system takes
    static Datagrams to(InetSocketAddress address, int longest, @Nullable InetAddress source)
            throws IOException {
        return NativeDatagrams.isSupported()
                ? NativeDatagrams.connect(address, longest, source)
                : ChannelDatagrams.connect(address, longest, source);
    }

    /// Opens ways from so many of 127.0.0.1, 127.0.0.2 and so on, which the senders take in turn.
    static Datagrams spread(InetSocketAddress address, int longest, int sources)
            throws IOException {
        return SpreadDatagrams.connect(address, longest, sources);
    }

    /// Where the next datagram of the batch is to be written, from the buffer's position on.
    ///
    /// @param sender whose it is, from 0 on
    ByteBuffer next(int sender);

    /// Hands the batch to the kernel, and begins another. A refusal is often the news that an
    /// earlier datagram found no receiver, so each datagram is tried twice before it is given up.
    ///
    /// @param lost gets the place in the batch, from 0 on, of each datagram that was given up
    void flush(IntConsumer lost);

    /// How often the kernel refused a datagram or told that an earlier one found no receiver.
    long errors();

    @Override
    void close() throws IOException;
}
