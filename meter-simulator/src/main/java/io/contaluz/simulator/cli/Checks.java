package io.contaluz.simulator.cli;

import java.nio.file.Files;
import java.nio.file.Path;

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

    static void writable(String option, Path file) {
        var folder = file.toAbsolutePath().getParent();
        that(
                !Files.isDirectory(file) && folder != null && Files.isDirectory(folder),
                option + " cannot be written: " + file);
    }

    /// The command line makes no sense.
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
