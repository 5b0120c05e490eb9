package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Simulator;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;

/// What the simulator sends in one trial.
///
/// @param rate readings a second
/// @param seconds how long
/// @param meters that take turns
/// @param perDatagram readings of one datagram
record Load(int rate, int seconds, int meters, int perDatagram) {

    /// A fleet behind so many concentrators: one address alone may not send all that a machine
    /// takes.
    private static final int SOURCES = 8;

    /// The same at another rate, for another time.
    Load at(int otherRate, int otherSeconds) {
        return new Load(otherRate, otherSeconds, meters, perDatagram);
    }

    /// Sends it all to a port.
    ///
    /// @return how many readings the kernel took
    long send(Stack stack, int port) throws IOException, InterruptedException {
        var report = stack.data().resolve("report.json");
        var output = stack.data().resolve("simulator.out");
        var simulator =
                Simulator.start(
                        stack.ports().withUdp(port),
                        output,
                        "--meters=" + meters,
                        "--rate=" + rate / perDatagram,
                        "--total=" + (long) rate / perDatagram * seconds,
                        "--readings-per-datagram=" + perDatagram,
                        "--sources=" + SOURCES,
                        "--seed=1",
                        "--no-resume",
                        "--report=" + report);
        if (simulator.waitFor() != 0) {
            throw new IOException("the simulator failed:\n" + Files.readString(output));
        }
        return Stack.json(Files.readString(report)).path("sent").asLong() * perDatagram;
    }
}
