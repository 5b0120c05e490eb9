package io.contaluz.simulator.send;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Datagrams to one address, and the answers from there. Either may be lost on its way, come twice
/// or in another order. Not for more than one thread.
public interface Exchange extends AutoCloseable {

    /// Opens one from wherever the system chooses.
    ///
    /// @throws IOException if there is none
    static Exchange with(InetSocketAddress address) throws IOException {
        return ChannelExchange.open(address, 0);
    }

    /// Opens one from so many of 127.0.0.1, 127.0.0.2 and so on, which the senders take in turn.
    ///
    /// @throws IOException if there is none
    static Exchange spread(InetSocketAddress address, int sources) throws IOException {
        return ChannelExchange.open(address, sources);
    }

    /// Sends a datagram. If the kernel refuses it, it is as if it were lost on its way.
    ///
    /// @param sender whose it is, from 0 on
    void send(int sender, ByteBuffer datagram);

    /// Waits for answers.
    ///
    /// @param nanos how long at most; 0 to take only what is there
    /// @param target gets each, which is valid until it returns
    void receive(long nanos, Consumer<ByteBuffer> target);

    /// How often the kernel refused a datagram or told that an earlier one found no receiver.
    long errors();

    @Override
    void close() throws IOException;
}
