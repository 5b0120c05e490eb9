package io.contaluz.ingest.reading;

import java.util.Locale;

/// Why a well-formed reading is not stored (docs/wire-format.md).
public enum ReadingRejection {
    /// Further ahead than clocks go wrong.
    FUTURE,
    /// Older than anything that may still be billed.
    ANCIENT,
    /// A local time that daylight saving skipped.
    LOCAL_GAP,
    /// Its datagram came before its usage point was registered, and turned out not to be signed as
    /// that wants it.
    UNAUTHENTIC,
    /// The database refuses this very row.
    UNSTORABLE;

    /// The name in counters.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
