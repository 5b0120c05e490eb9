package io.contaluz.billing.series;

/// What a rule has to say about a reading.
public enum Flag {
    /// It came more than once.
    DUPLICATE(false),
    /// Another register came for the same time, and is kept beside.
    CONFLICT(true),
    /// The register is below the one that counts before it, and has not turned over.
    NEGATIVE(true),
    /// The register turned over on the way to it.
    TURNED_OVER(false),
    /// The meter was exchanged on the way to it.
    EXCHANGED(false),
    /// The energy of the day that it ends is far above the days before.
    HIGH(true),
    /// The energy of the day that it ends is far below the days before.
    LOW(true),
    /// The power on the way to it is far above all others.
    SPIKE(true),
    /// The register has stood still for long.
    ZERO_FOR_LONG(true),
    /// Readings are missing before it.
    MISSING(true),
    /// It was sent before its time.
    FUTURE(true),
    /// It came long after its time.
    LATE(false);

    private final boolean suspicious;

    Flag(boolean suspicious) {
        this.suspicious = suspicious;
    }

    /// Whether somebody ought to look at it; others only explain.
    public boolean isSuspicious() {
        return suspicious;
    }
}
