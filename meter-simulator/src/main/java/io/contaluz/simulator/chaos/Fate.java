package io.contaluz.simulator.chaos;

import java.util.Locale;

/// What has to become of a datagram, and so what it looks like.
enum Fate {
    /// Stored, and counts.
    STORED(Outcome.STORED),
    /// Stored, but shows less than before: has no part in energy.
    DIPPED(Outcome.STORED),
    /// Was stored before, with the same value.
    DUPLICATE(Outcome.DUPLICATE),
    /// Was stored before, with another value.
    CONFLICT(Outcome.CONFLICT),
    FUTURE(Outcome.REJECTED),
    ANCIENT(Outcome.REJECTED),
    NOT_JSON(Outcome.REJECTED),
    NOT_UTF8(Outcome.REJECTED),
    DUPLICATE_KEY(Outcome.REJECTED),
    BAD_DATA_HORA(Outcome.REJECTED),
    UNKNOWN_KID(Outcome.REJECTED),
    WRONG_MAC(Outcome.REJECTED);

    private final Outcome outcome;

    /// What the service counts it as.
    enum Outcome {
        STORED,
        DUPLICATE,
        CONFLICT,
        REJECTED
    }

    Fate(Outcome outcome) {
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    /// The reason of a rejection, as `docs/wire-format.md` names it.
    String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
