package io.contaluz.systemtests.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;

/// Clients that each keep one connection and send the next request when the last is answered. They
/// share the machine with what they measure, so they do as little as can be done: one thread has
/// all of them, as pgbench's has, and of a response it reads status and length.
///
/// @param clients how many at once
/// @param time how long they ask; each does so at least once
record HttpLoad(int port, int clients, Duration time) {

    /// Gives a request for a random usage point.
    interface Requests {
        byte[] next(Random random);
    }

    Latencies run(Requests requests) throws IOException {
        var random = new Random(1);
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var all = new ArrayList<HttpConnection>();
        var latencies = new long[1 << 16];
        int answers = 0;
        try (var selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                all.add(HttpConnection.connect(server, selector));
            }
            long start = System.nanoTime();
            long end = start + time.toNanos();
            for (var connection : all) {
                connection.send(requests.next(random));
            }
            for (int busy = clients; busy > 0; ) {
                selector.select();
                for (var key : selector.selectedKeys()) {
                    var connection = (HttpConnection) key.attachment();
                    if (!connection.receive()) {
                        continue;
                    }
                    if (answers == latencies.length) {
                        latencies = Arrays.copyOf(latencies, 2 * answers);
                    }
                    latencies[answers++] = connection.latency();
                    if (System.nanoTime() < end) {
                        connection.send(requests.next(random));
                    } else {
                        busy--;
                    }
                }
                selector.selectedKeys().clear();
            }
            return Latencies.of(
                    Arrays.copyOf(latencies, answers), Duration.ofNanos(System.nanoTime() - start));
        } finally {
            for (var connection : all) {
                connection.close();
            }
        }
    }
}
