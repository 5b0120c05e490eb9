package io.contaluz.simulator.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/// Datagrams from several addresses of this host. A sender always has the same.
final class SpreadDatagrams implements Datagrams {

    private final Datagrams[] ways;
    private final int[][] places;
    private final int[] filled;
    private int next;

    private SpreadDatagrams(int count) {
        ways = new Datagrams[count];
        places = new int[count][BATCH];
        filled = new int[count];
    }

    /// Opens a way from each of 127.0.0.1, 127.0.0.2 and so on.
    static SpreadDatagrams connect(InetSocketAddress address, int longest, int sources)
            throws IOException {
        var spread = new SpreadDatagrams(sources);
        try {
            for (int i = 0; i < sources; i++) {
                spread.ways[i] = Datagrams.to(address, longest, loopback(i));
            }
            return spread;
        } catch (IOException e) {
            spread.close();
            throw e;
        }
    }

    /// The address of a place in the row, from 0 on.
    static InetAddress loopback(int place) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (place + 1)});
    }

    @Override
    public ByteBuffer next(int sender) {
        int way = sender % ways.length;
        places[way][filled[way]++] = next++;
        return ways[way].next(sender);
    }

    @Override
    public void flush(IntConsumer lost) {
        for (int way = 0; way < ways.length; way++) {
            if (filled[way] > 0) {
                var its = places[way];
                ways[way].flush(place -> lost.accept(its[place]));
                filled[way] = 0;
            }
        }
        next = 0;
    }

    @Override
    public long errors() {
        long errors = 0;
        for (var way : ways) {
            errors += way.errors();
        }
        return errors;
    }

    @Override
    public void close() throws IOException {
        for (var way : ways) {
            if (way != null) {
                way.close();
            }
        }
    }
}
