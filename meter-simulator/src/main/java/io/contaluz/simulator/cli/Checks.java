package io.contaluz.simulator.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Checks of options whose failure is told in one line.
final class Checks {

    private Checks() {}

    static void between(String option, long value, long least, long most) {
        that(
                value >= least && value <= most,
                option + " is " + least + " to " + most + ", not " + value);
    }

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }

    /// Whether a file may be written, if there is one.
    static void writable(String option, @Nullable Path file) {
        if (file != null) {
            var folder = file.toAbsolutePath().getParent();
            that(
                    !Files.isDirectory(file) && folder != null && Files.isDirectory(folder),
                    option + " cannot be written: " + file);
        }
    }

    /// The command line makes no sense.
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
