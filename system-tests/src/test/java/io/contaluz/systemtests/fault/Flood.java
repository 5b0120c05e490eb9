package io.contaluz.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Sends datagrams in turn, at a rate, from one address, and takes no notice of any answer.
final class Flood implements AutoCloseable {

    private static final long ROUND = TimeUnit.MILLISECONDS.toNanos(2);

    private final DatagramChannel channel;
    private final SocketAddress target;
    private final List<byte[]> datagrams;
    private final int perSecond;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long sent;

    private Flood(String from, SocketAddress target, List<byte[]> datagrams, int perSecond)
            throws IOException {
        channel =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        this.target = target;
        this.datagrams = datagrams;
        this.perSecond = perSecond;
        thread = Thread.ofPlatform().daemon().name("flood").start(this::run);
    }

    /// Begins one.
    ///
    /// @param from a loopback address
    static Flood from(String from, SocketAddress target, List<byte[]> datagrams, int perSecond)
            throws IOException {
        return new Flood(from, target, datagrams, perSecond);
    }

    private void run() {
        long begun = System.nanoTime();
        try {
            while (!stopping) {
                long due = (System.nanoTime() - begun) * perSecond / TimeUnit.SECONDS.toNanos(1);
                for (long next = sent; next < due; next++) {
                    var datagram = datagrams.get((int) (next % datagrams.size()));
                    channel.send(ByteBuffer.wrap(datagram), target);
                    sent = next + 1;
                }
                LockSupport.parkNanos(ROUND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many it has sent so far.
    long sent() {
        return sent;
    }

    /// Ends it.
    ///
    /// @return how many it has sent
    long stop() throws InterruptedException {
        stopping = true;
        thread.join();
        return sent;
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        channel.close();
    }
}
