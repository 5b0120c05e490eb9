package io.contaluz.simulator.cli;

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

    /// The command line makes no sense.
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
