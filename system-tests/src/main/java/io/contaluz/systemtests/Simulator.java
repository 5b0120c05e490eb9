package io.contaluz.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs of the simulator.
public final class Simulator {

    private Simulator() {}

    /// A run against the services on some ports, to be waited for.
    ///
    /// @param output where it prints
    public static Process start(Ports ports, Path output, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.addAll(List.of(Home.java(), "-jar", Home.jar("meter-simulator").toString()));
        command.addAll(List.of("--host", "127.0.0.1", "--port", "" + ports.udp()));
        command.addAll(List.of("--api", "http://127.0.0.1:" + ports.http()));
        command.addAll(List.of(options));
        return Stack.script(ports, output, command);
    }
}
