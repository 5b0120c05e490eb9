package io.contaluz.simulator.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where readings and the report go.
final class TargetOptions {

    private static final int MOST_SOURCES = 250;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "where readings are sent (${DEFAULT-VALUE})")
    String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "its UDP port (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--sources",
            paramLabel = "N",
            description =
                    "meters send from 127.0.0.1 to 127.0.0.N, 1 to 250, in turn (the system's choice);"
                            + " the host is this one")
    @Nullable Integer sources;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes a report of the run as JSON")
    @Nullable Path report;

    void check() {
        Checks.between("--port", port, 1, 65_535);
        Checks.between("--sources", sources == null ? 1 : sources, 1, MOST_SOURCES);
        Checks.writable("--report", report);
    }

    InetSocketAddress address() throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("no such host: " + host);
        }
        Checks.that(
                sources == null || address.getAddress().isLoopbackAddress(),
                "--sources wants a --host of this machine, not " + host);
        return address;
    }
}
