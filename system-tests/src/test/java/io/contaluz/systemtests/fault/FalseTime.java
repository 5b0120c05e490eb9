package io.contaluz.systemtests.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A wall clock that goes wrong for one process, by libfaketime (Debian's package `faketime`).
final class FalseTime {

    private static final String LIBRARY = "libfaketime.so.1";
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"));

    private FalseTime() {}

    /// What a process has in its environment whose clock is off.
    ///
    /// @param offset as `-1h` or `+400d`
    static Map<String, String> environment(String offset) throws IOException {
        return Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME",
                offset,
                // With a false monotonic clock Java's sleeps would not end; with the library's
                // remedy
                // for an old defect of glibc its timed waits would end at once.
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    private static Path library() throws IOException {
        for (var folder : FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.find(folder, 4, (file, its) -> file.endsWith(LIBRARY))) {
                    var found = files.findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new IOException("no " + LIBRARY + ": install Debian's package faketime");
    }
}
