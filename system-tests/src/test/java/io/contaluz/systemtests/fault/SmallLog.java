package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small file system under PostgreSQL's write-ahead log. It is mounted in a mount namespace of
/// the server's own, which takes no more rights than the server does, and leaves nothing mounted
/// behind.
///
/// @param ballast a file in it that takes all the room, as this process sees it
record SmallLog(Path ballast) {

    private static final String MOUNT =
            """
            set -e
            cd "$0"
            mv pg_wal pg_wal.before
            mkdir pg_wal
            mount -t tmpfs -o size=512m,mode=0700 tmpfs pg_wal
            cp -a pg_wal.before/. pg_wal
            exec "$@"
            """;

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
        var root = "/proc/" + database.process().pid() + "/root";
        return new SmallLog(Path.of(root + database.data(), "pg_wal", "ballast"));
    }

    /// Takes all the room that is left.
    void fill() throws IOException {
        try (var output = Files.newOutputStream(ballast)) {
            for (var zeros = new byte[1 << 20]; ; ) {
                output.write(zeros);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
    }

    /// Gives it back.
    void makeRoom() throws IOException {
        Files.delete(ballast);
    }
}
