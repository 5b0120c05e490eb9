package io.contaluz.systemtests.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small file system under PostgreSQL's write-ahead log, with a ballast in it that can be thrown
/// off. It is mounted in a mount namespace of the server's own, which takes no more rights than the
/// server does, and leaves nothing mounted behind.
///
/// @param log as this process sees it
record SmallLog(Path log) {

    private static final String SIZE = "496m";
    private static final String BALLAST = "400M";

    /// PostgreSQL writes its log in files of this size.
    private static final long SEGMENT = 16 << 20;

    private static final String MOUNT =
            """
            set -e
            cd "$0"
            mv pg_wal pg_wal.before
            mkdir pg_wal
            mount -t tmpfs -o size=%s,mode=0700 tmpfs pg_wal
            cp -a pg_wal.before/. pg_wal
            head -c %s /dev/zero >pg_wal/ballast
            exec "$@"
            """
                    .formatted(SIZE, BALLAST);

    /// Starts a database over again, with its log there.
    static SmallLog under(Database database) throws IOException {
        database.stop();
        database.startIn(
                List.of(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "bash",
                        "-c",
                        MOUNT,
                        database.data().toString()));
        var root = Path.of("/proc/" + database.process().pid() + "/root");
        return new SmallLog(root.resolve("." + database.data()).resolve("pg_wal"));
    }

    /// Whether not even one more file of the log has room.
    boolean isFull() {
        return log.toFile().getUsableSpace() < SEGMENT;
    }

    /// Throws the ballast off.
    void makeRoom() throws IOException {
        Files.delete(log.resolve("ballast"));
    }
}
