package io.contaluz.simulator.send;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/// Datagrams to one address, in batches. Not for more than one thread.
public interface Datagrams extends AutoCloseable {

    /// How many datagrams a batch takes at most.
    int BATCH = 64;

    /// How many bytes a datagram takes at most.
    int LONGEST = 256;

    /// Opens the fastest way to an address that this system has.
    ///
    /// @throws IOException if there is none
    static Datagrams to(InetSocketAddress address) throws IOException {
        return NativeDatagrams.isSupported()
                ? NativeDatagrams.connect(address)
                : ChannelDatagrams.connect(address);
    }

    /// Where the next datagram of the batch is to be written, from the buffer's position on.
    ByteBuffer next();

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
