package io.contaluz.billing.series;

/// What is thought of a reading.
public enum State {
    /// As the meter sent it; a rule has something against it, and nobody has decided yet.
    RAW,
    /// As the meter sent it; no rule has anything against it, or somebody has let it stand.
    VALIDATED,
    /// Somebody had a register put where none was read.
    ESTIMATED,
    /// Somebody put another register in its place.
    EDITED,
    /// Somebody left it out.
    REJECTED
}
