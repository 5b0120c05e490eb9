package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Home;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/// How many datagrams a second the simulator sends to a socket of another process that only reads.
///
/// @param total datagrams sent
/// @param meters meters that send them
record SimulatorBench(int total, int meters) {

    private static final int UNBOUNDED = 100_000_000;

    /// Reads `--total` and `--meters`.
    static SimulatorBench of(List<String> words) {
        var options = new Options(words);
        return new SimulatorBench(
                options.number("--total", 3_000_000), options.number("--meters", 20_000));
    }

    String run() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("contaluz-bench");
        var received = new LongAdder();
        try (var socket = DatagramChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofPlatform().daemon().start(() -> readUntilClosed(socket, received));
            var port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            var report = simulate(folder, port);
            return line(report, received.sum());
        } finally {
            for (var file : List.of("report.json", "simulator.out", "")) {
                Files.deleteIfExists(folder.resolve(file));
            }
        }
    }

    private JsonNode simulate(Path folder, int port) throws IOException, InterruptedException {
        var report = folder.resolve("report.json");
        var output = folder.resolve("simulator.out");
        var simulator =
                new ProcessBuilder(
                                Home.java(),
                                "-jar",
                                Home.jar("meter-simulator").toString(),
                                "--host=127.0.0.1",
                                "--port=" + port,
                                "--meters=" + meters,
                                "--rate=" + UNBOUNDED,
                                "--total=" + total,
                                "--seed=1",
                                "--no-resume",
                                "--report=" + report)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (simulator.waitFor() != 0) {
            throw new IOException("the simulator failed:\n" + Files.readString(output));
        }
        return Stack.json(Files.readString(report));
    }

    private static void readUntilClosed(DatagramChannel socket, LongAdder received) {
        var buffer = ByteBuffer.allocateDirect(2048);
        try {
            while (true) {
                socket.receive(buffer.clear());
                received.increment();
            }
        } catch (AsynchronousCloseException e) {
            // The run is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(JsonNode report, long received) {
        var members = new LinkedHashMap<String, Object>();
        members.put("bench", "simulator");
        members.put("meters", meters);
        members.put("sent", report.path("sent").asLong());
        members.put("received", received);
        members.put("seconds", report.path("seconds").decimalValue());
        members.put("per_s", report.path("per_s").decimalValue());
        return Stack.json(members);
    }
}
