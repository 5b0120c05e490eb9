package io.contaluz.simulator.send;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Datagrams by a channel, one system call each: works everywhere.
final class ChannelDatagrams implements Datagrams {

    private static final int SEND_BUFFER = 1 << 20;

    private final DatagramChannel channel;
    private final ByteBuffer[] slots = new ByteBuffer[BATCH];
    private int filled;
    private long errors;

    private ChannelDatagrams(DatagramChannel channel, int longest) {
        this.channel = channel;
        var memory = ByteBuffer.allocateDirect(BATCH * longest);
        for (int i = 0; i < BATCH; i++) {
            slots[i] = memory.slice(i * longest, longest);
        }
    }

    static ChannelDatagrams connect(
            InetSocketAddress address, int longest, @Nullable InetAddress source)
            throws IOException {
        return new ChannelDatagrams(channel(address, source), longest);
    }

    /// A channel to an address.
    ///
    /// @param source of this host, null for whichever the system takes
    static DatagramChannel channel(InetSocketAddress address, @Nullable InetAddress source)
            throws IOException {
        var family =
                address.getAddress() instanceof Inet4Address
                        ? StandardProtocolFamily.INET
                        : StandardProtocolFamily.INET6;
        var channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            if (source != null) {
                channel.bind(new InetSocketAddress(source, 0));
            }
            return channel.connect(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public ByteBuffer next(int sender) {
        return slots[filled++].clear();
    }

    @Override
    public void flush(IntConsumer lost) {
        for (int i = 0; i < filled; i++) {
            var datagram = slots[i].flip();
            boolean taken = isTaken(datagram);
            if (!taken && !isTaken(datagram)) {
                lost.accept(i);
            }
        }
        filled = 0;
    }

    private boolean isTaken(ByteBuffer datagram) {
        try {
            channel.write(datagram);
            return true;
        } catch (IOException e) {
            errors++;
            return false;
        }
    }

    @Override
    public long errors() {
        return errors;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
