package io.contaluz.ingest.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The datagrams that the kernel dropped on one port, since its socket was opened: the last column
/// of `/proc/net/udp` (proc(5)). Where there is no such file it is 0.
final class KernelDrops {

    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

    private KernelDrops() {}

    static long of(int port) {
        return TABLES.stream().mapToLong(table -> dropped(table, port)).sum();
    }

    private static long dropped(Path table, int port) {
        if (!Files.isReadable(table)) {
            return 0;
        }
        try {
            return dropped(Files.readAllLines(table), port);
        } catch (IOException e) {
            return 0;
        }
    }

    /// The sum of the last column, over the sockets that are bound to the port.
    static long dropped(List<String> lines, int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 2 && columns[1].endsWith(suffix))
                .mapToLong(columns -> Long.parseLong(columns[columns.length - 1]))
                .sum();
    }
}
