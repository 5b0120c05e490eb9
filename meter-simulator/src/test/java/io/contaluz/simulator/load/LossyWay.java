package io.contaluz.simulator.load;

import io.contaluz.simulator.IngestStub;
import io.contaluz.simulator.send.Exchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A way to ingest and back in a time of its own, on which a datagram is lost, doubled or held up
/// with some probability in either direction.
final class LossyWay implements Exchange {

    private static final long LATENCY_NANOS = 50_000_000;

    private final PriorityQueue<UnderWay> underWay = new PriorityQueue<>();
    private final SplittableRandom random;
    private final IngestStub ingest;
    private long now;
    private boolean cut;

    private record UnderWay(long arrives, boolean toIngest, String text)
            implements Comparable<UnderWay> {
        @Override
        public int compareTo(UnderWay other) {
            return Long.compare(arrives, other.arrives);
        }
    }

    LossyWay(IngestStub ingest, long seed) {
        this.ingest = ingest;
        random = new SplittableRandom(seed);
    }

    long now() {
        return now;
    }

    /// Whether everything is lost.
    void cut(boolean whether) {
        cut = whether;
    }

    @Override
    public void send(int sender, ByteBuffer datagram) {
        travel(true, StandardCharsets.UTF_8.decode(datagram).toString());
    }

    private void travel(boolean toIngest, String text) {
        if (cut || random.nextDouble() < 0.3) {
            return;
        }
        boolean late = random.nextDouble() < 0.25;
        long latency = random.nextLong(LATENCY_NANOS) * (late ? 20 : 1);
        underWay.add(new UnderWay(now + latency, toIngest, text));
        if (random.nextDouble() < 0.05) {
            underWay.add(new UnderWay(now + 2 * latency, toIngest, text));
        }
    }

    @Override
    public void receive(long nanos, Consumer<ByteBuffer> target) {
        long end = now + nanos;
        for (var next = underWay.peek();
                next != null && next.arrives <= end;
                next = underWay.peek()) {
            underWay.remove();
            now = Math.max(now, next.arrives);
            if (next.toIngest) {
                travel(false, ingest.answer(next.text));
            } else {
                target.accept(StandardCharsets.UTF_8.encode(next.text));
            }
        }
        now = end;
    }

    @Override
    public long errors() {
        return 0;
    }

    @Override
    public void close() {}
}
