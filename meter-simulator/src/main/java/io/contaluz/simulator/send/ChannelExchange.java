package io.contaluz.simulator.send;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An exchange by channels that do not block, one for each source.
final class ChannelExchange implements Exchange {

    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final int LONGEST_ANSWER = 2_048;
    // More wait for the next time, so that what is due in between is not late.
    private static final int MOST_AT_ONCE = 256;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private long errors;

    private ChannelExchange(Selector selector) {
        this.selector = selector;
    }

    /// Opens an exchange.
    ///
    /// @param sources how many addresses of this host; 0 for the one that the system takes
    static ChannelExchange open(InetSocketAddress address, int sources) throws IOException {
        var exchange = new ChannelExchange(Selector.open());
        try {
            for (int i = 0; i < Math.max(1, sources); i++) {
                var source = sources == 0 ? null : SpreadDatagrams.loopback(i);
                var channel = ChannelDatagrams.channel(address, source);
                exchange.channels.add(channel);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
                channel.configureBlocking(false);
                channel.register(exchange.selector, SelectionKey.OP_READ);
            }
            return exchange;
        } catch (IOException e) {
            exchange.close();
            throw e;
        }
    }

    @Override
    public void send(int sender, ByteBuffer datagram) {
        try {
            if (channels.get(sender % channels.size()).write(datagram) == 0) {
                errors++;
            }
        } catch (IOException e) {
            errors++;
        }
    }

    @Override
    public void receive(long nanos, Consumer<ByteBuffer> target) {
        try {
            if (nanos <= 0) {
                selector.selectNow(key -> read(key, target));
            } else {
                selector.select(key -> read(key, target), Math.ceilDiv(nanos, NANOS_PER_MILLI));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, Consumer<ByteBuffer> target) {
        var channel = (DatagramChannel) key.channel();
        try {
            for (int i = 0; i < MOST_AT_ONCE && channel.read(answer.clear()) > 0; i++) {
                target.accept(answer.flip());
            }
        } catch (IOException e) {
            errors++;
        }
    }

    @Override
    public long errors() {
        return errors;
    }

    @Override
    public void close() throws IOException {
        for (var channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
