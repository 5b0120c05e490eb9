package io.contaluz.systemtests.fault;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// One meter that numbers its readings and sends each until it is answered (docs/wire-format.md).
/// Its state is lost with the test; ingest is what is to be tested.
final class AckingMeter {

    /// How many readings it keeps: while there are so many, it measures no more.
    private static final int KEPT = 1000;

    /// How many of them it sends without waiting for answers to the older ones.
    private static final int WINDOW = 32;

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(4).toNanos();

    /// A reading without an answer.
    private static final class Owed {
        private final Reading reading;
        private long pause = FIRST_PAUSE;
        private long due = System.nanoTime();

        Owed(Reading reading) {
            this.reading = reading;
        }
    }

    /// What a meter measured.
    private record Reading(String matricula, Instant at, long wh) {

        byte[] datagram(long seq) {
            var text =
                    "{\"matricula\":\"%s\",\"consumo_atual\":%d.%03d,\"data_hora\":\"%s\",\"seq\":%d}"
                            .formatted(matricula, wh / 1000, wh % 1000, at, seq);
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /// As [AckingMeters#STORED] answers it.
        String row() {
            return "%s %d %d".formatted(matricula, at.toEpochMilli(), wh);
        }
    }

    private final String matricula;
    private final SocketAddress target;
    private final DatagramChannel channel = DatagramChannel.open();
    private final ByteBuffer answer = ByteBuffer.allocate(2048);
    private final TreeMap<Long, Owed> owed = new TreeMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private Instant last = Instant.EPOCH;
    private long seq;
    private long sent;

    AckingMeter(String matricula, SocketAddress target, Selector selector) throws IOException {
        this.matricula = matricula;
        this.target = target;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /// Reads its register, a moment later than the last time.
    void measure() {
        if (owed.size() == KEPT) {
            return;
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plusMillis(1);
        seq++;
        owed.put(seq, new Owed(new Reading(matricula, last, 1_000_000 + seq)));
    }

    /// Sends what is due.
    void send() throws IOException {
        int left = WINDOW;
        for (var entry : owed.entrySet()) {
            if (left-- == 0) {
                return;
            }
            send(entry.getKey(), entry.getValue());
        }
    }

    private void send(long number, Owed its) throws IOException {
        long now = System.nanoTime();
        if (now - its.due < 0) {
            return;
        }
        var bytes = ByteBuffer.wrap(its.reading.datagram(number));
        if (channel.send(bytes, target) > 0) {
            sent++;
            its.due = now + its.pause;
            its.pause = Math.min(2 * its.pause, LONGEST_PAUSE);
        }
    }

    /// Takes the answers that have arrived.
    void receive() throws IOException {
        while (channel.receive(answer.clear()) != null) {
            take(Stack.json(StandardCharsets.UTF_8.decode(answer.flip()).toString()));
        }
    }

    /// One reading a datagram: its answer is the reading's own. What an answer says of others, its
    /// `base`, does not tell the stored from the refused.
    private void take(JsonNode its) {
        var reading = owed.remove(its.path("ack").asLong());
        if (reading != null) {
            var where = its.path("st").asString().equals("rej") ? refused : acknowledged;
            where.add(reading.reading.row());
        }
    }

    int owed() {
        return owed.size();
    }

    long sent() {
        return sent;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    Set<String> refused() {
        return refused;
    }

    void close() throws IOException {
        channel.close();
    }
}
