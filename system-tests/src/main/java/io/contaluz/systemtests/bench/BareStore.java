package io.contaluz.systemtests.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.postgresql.PGConnection;

/// The bare limit: a socket loop that feeds binary COPY into the key of readings, and nothing else.
/// It validates nothing, counts nothing, limits nobody, and one reading that comes twice ends it.
final class BareStore {

    /// Of the same columns and key as the table of readings, without its months.
    static final String TABLE = "bare_reading";

    private static final int BATCH = 10_000;
    private static final int WAITING = 50;
    private static final long LINGER_NANOS = 50_000_000;
    private static final int SILENCE_MILLIS = 3_000;
    private static final int DATAGRAM = 2_048;

    private final BlockingQueue<byte[]> batches = new ArrayBlockingQueue<>(WAITING);

    private BareStore() {}

    /// Stores what comes until nothing has for a while, and prints when the last was committed, in
    /// microseconds since 1970.
    ///
    /// @param arguments JDBC URL of the database, and the UDP port
    public static void main(String[] arguments) throws Exception {
        new BareStore().run(arguments[0], Integer.parseInt(arguments[1]));
    }

    private void run(String url, int port) throws Exception {
        Thread.ofPlatform().daemon().start(() -> receive(port));
        try (var connection = DriverManager.getConnection(url, "contaluz", "contaluz")) {
            var database = connection.unwrap(PGConnection.class).getCopyAPI();
            var last = Instant.EPOCH;
            for (var batch = next(); batch.length > 0; batch = next()) {
                var copy = database.copyIn("copy " + TABLE + " from stdin (format binary)");
                copy.writeToCopy(batch, 0, batch.length);
                copy.endCopy();
                last = Instant.now();
            }
            System.out.println(ChronoUnit.MICROS.between(Instant.EPOCH, last));
        }
    }

    private byte[] next() throws InterruptedException {
        return batches.take();
    }

    private void receive(int port) {
        try (var channel = DatagramChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            System.out.println("ready");
            receive(channel);
            // An empty batch says that there will be no more.
            batches.put(new byte[0]);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(DatagramChannel channel) throws IOException, InterruptedException {
        var socket = channel.socket();
        var datagram = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
        var rows = new BareRows(BATCH);
        // The first may take its time: the simulator has still to start.
        socket.setSoTimeout(10 * SILENCE_MILLIS);
        long begun = 0;
        while (true) {
            try {
                socket.receive(datagram);
            } catch (SocketTimeoutException e) {
                break;
            }
            if (begun == 0) {
                socket.setSoTimeout(SILENCE_MILLIS);
            }
            if (rows.isEmpty()) {
                begun = System.nanoTime();
            }
            rows.add(datagram.getData(), datagram.getLength());
            boolean due = batches.isEmpty() && System.nanoTime() - begun > LINGER_NANOS;
            if (rows.isFull() || due) {
                batches.put(rows.take());
            }
        }
        if (!rows.isEmpty()) {
            batches.put(rows.take());
        }
    }
}
