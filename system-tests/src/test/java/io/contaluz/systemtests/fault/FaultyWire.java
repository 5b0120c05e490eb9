package io.contaluz.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/// A wire between senders and ingest that loses, repeats and reorders datagrams in both directions,
/// as a seed decides. One thread.
final class FaultyWire implements AutoCloseable {

    /// What it does to a datagram, each with a probability.
    record Faults(double loss, double repetition, double reordering) {}

    /// A datagram that is on its way.
    private record Travelling(
            long arrival, DatagramChannel by, SocketAddress to, ByteBuffer datagram) {}

    /// A datagram that is overtaken is held back up to so long.
    private static final int LONGEST_DELAY = (int) Duration.ofMillis(300).toNanos();

    private final SocketAddress target;
    private final Faults faults;
    private final Random random;
    private final Selector selector = Selector.open();
    private final DatagramChannel front;
    private final Map<SocketAddress, DatagramChannel> backs = new HashMap<>();
    private final PriorityQueue<Travelling> travelling =
            new PriorityQueue<>(Comparator.comparingLong(Travelling::arrival));
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private final long begun = System.nanoTime();
    private final LongAdder lost = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder reordered = new LongAdder();

    private FaultyWire(SocketAddress target, Faults faults, long seed) throws IOException {
        this.target = target;
        this.faults = faults;
        this.random = new Random(seed);
        front = open();
        front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        front.register(selector, SelectionKey.OP_READ);
        Thread.ofPlatform().daemon().name("faulty-wire").start(this::run);
    }

    /// Lays one to a target.
    static FaultyWire to(SocketAddress target, Faults faults, long seed) throws IOException {
        return new FaultyWire(target, faults, seed);
    }

    /// Where senders are to send.
    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) front.getLocalAddress();
    }

    long lost() {
        return lost.sum();
    }

    long repeated() {
        return repeated.sum();
    }

    long reordered() {
        return reordered.sum();
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::receive, 1);
                deliver();
            }
        } catch (ClosedSelectorException e) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(SelectionKey key) {
        var channel = (DatagramChannel) key.channel();
        var sender = (SocketAddress) key.attachment();
        try {
            var from = channel.receive(buffer.clear());
            while (from != null) {
                var datagram = ByteBuffer.allocate(buffer.position()).put(buffer.flip()).flip();
                if (sender == null) {
                    carry(back(from), target, datagram);
                } else {
                    carry(front, sender, datagram);
                }
                from = channel.receive(buffer.clear());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each sender has a port of its own towards ingest, so that answers find their way.
    private DatagramChannel back(SocketAddress sender) throws IOException {
        var known = backs.get(sender);
        if (known != null) {
            return known;
        }
        var back = open();
        back.register(selector, SelectionKey.OP_READ, sender);
        backs.put(sender, back);
        return back;
    }

    private void carry(DatagramChannel by, SocketAddress to, ByteBuffer datagram) {
        if (random.nextDouble() < faults.loss) {
            lost.increment();
            return;
        }
        travel(by, to, datagram);
        if (random.nextDouble() < faults.repetition) {
            repeated.increment();
            travel(by, to, datagram);
        }
    }

    private void travel(DatagramChannel by, SocketAddress to, ByteBuffer datagram) {
        long arrival = System.nanoTime() - begun;
        if (random.nextDouble() < faults.reordering) {
            reordered.increment();
            arrival += random.nextInt(LONGEST_DELAY);
        }
        travelling.add(new Travelling(arrival, by, to, datagram));
    }

    private void deliver() throws IOException {
        long now = System.nanoTime() - begun;
        for (var next = travelling.peek(); next != null && next.arrival <= now; ) {
            travelling.remove();
            next.by.send(next.datagram.duplicate(), next.to);
            next = travelling.peek();
        }
    }

    private static DatagramChannel open() throws IOException {
        var channel = DatagramChannel.open();
        channel.configureBlocking(false);
        return channel;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        front.close();
        for (var back : backs.values()) {
            back.close();
        }
    }
}
