package io.contaluz.systemtests.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Clients that each keep one connection and send the next request when the last is answered. They
/// share the machine with what they measure, so they do as little as can be done: a request is
/// bytes, and of a response its status and length are read.
///
/// @param clients how many at once
/// @param time how long they ask; each does so at least once
record HttpLoad(int port, int clients, Duration time) {

    private static final String LENGTH = "content-length:";

    /// What came of it, the latencies in nanoseconds and in ascending order.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(long[] latencies, Duration time) {

        long perSecond() {
            return latencies.length * 1_000_000_000L / time.toNanos();
        }

        /// In milliseconds.
        double percentile(int percent) {
            int at = Math.min(latencies.length - 1, (int) (1L * latencies.length * percent / 100));
            return Math.round(latencies[at] / 10_000.0) / 100.0;
        }
    }

    /// Gives a request for a random usage point.
    interface Requests {
        byte[] next(Random random);
    }

    Outcome run(Requests requests) throws InterruptedException, IOException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var each =
                    IntStream.range(0, clients)
                            .<Callable<List<long[]>>>mapToObj(
                                    client -> () -> ask(requests, new Random(client), end))
                            .toList();
            var blocks = new ArrayList<long[]>();
            for (var one : threads.invokeAll(each)) {
                blocks.addAll(one.get());
            }
            var all = blocks.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Outcome(all, Duration.ofNanos(System.nanoTime() - start));
        } catch (ExecutionException e) {
            throw new IOException("a client failed", e.getCause());
        }
    }

    private List<long[]> ask(Requests requests, Random random, long end) throws IOException {
        var blocks = new ArrayList<long[]>();
        var block = new long[1024];
        int used = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            var out = socket.getOutputStream();
            long now = System.nanoTime();
            do {
                out.write(requests.next(random));
                readAnswer(in);
                long then = System.nanoTime();
                block[used++] = then - now;
                if (used == block.length) {
                    blocks.add(block);
                    block = new long[1024];
                    used = 0;
                }
                now = then;
            } while (now < end);
        }
        blocks.add(Arrays.copyOf(block, used));
        return blocks;
    }

    /// Every answer has to be a 200: a load of refusals would measure nothing.
    private static void readAnswer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        int length = -1;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
        }
        if (chunked) {
            skipChunks(in);
        } else {
            in.skipNBytes(length);
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(in), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private static String line(InputStream in) throws IOException {
        var text = new byte[1024];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            text[length++] = (byte) next;
        }
        return new String(text, 0, length, StandardCharsets.US_ASCII).strip();
    }
}
