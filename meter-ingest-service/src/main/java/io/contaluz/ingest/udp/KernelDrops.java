package io.contaluz.ingest.udp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The datagrams that the kernel dropped on this process's socket of one port, since it was opened:
/// the last column of `/proc/net/udp` (proc(5)). Where there is no such file it is 0.
///
/// The port alone does not tell a socket: others may hold it at other addresses. The inode does.
final class KernelDrops {

    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String SOCKET = "socket:[";

    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;
    private static final int DROPS = 12;

    private KernelDrops() {}

    static long of(int port) {
        var own = ownSockets();
        return TABLES.stream().mapToLong(table -> dropped(table, port, own)).sum();
    }

    private static long dropped(Path table, int port, Set<String> own) {
        if (!Files.isReadable(table)) {
            return 0;
        }
        try {
            return dropped(Files.readAllLines(table), port, own);
        } catch (IOException e) {
            return 0;
        }
    }

    /// The sum of the last column, over those of the sockets that are bound to the port.
    ///
    /// @param sockets their inodes
    static long dropped(List<String> lines, int port, Set<String> sockets) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > DROPS)
                .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix))
                .filter(columns -> sockets.contains(columns[INODE]))
                .mapToLong(columns -> Long.parseLong(columns[DROPS]))
                .sum();
    }

    /// The inodes of all sockets that this process holds.
    private static Set<String> ownSockets() {
        var inodes = new HashSet<String>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (var descriptor : descriptors) {
                var target = target(descriptor);
                if (target.startsWith(SOCKET)) {
                    inodes.add(target.substring(SOCKET.length(), target.length() - 1));
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed since it was listed.
            return "";
        }
    }
}
