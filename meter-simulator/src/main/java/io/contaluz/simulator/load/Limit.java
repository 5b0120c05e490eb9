package io.contaluz.simulator.load;

/// Where a run ends by itself, whichever comes first.
///
/// @param datagrams how many are made, or [Long#MAX_VALUE]
/// @param leastNanos how long it takes at least: the last interval is waited for, too
/// @param mostNanos how long it takes at most, or [Long#MAX_VALUE]
public record Limit(long datagrams, long leastNanos, long mostNanos) {

    /// For a run that only a signal ends.
    public static final Limit NONE = new Limit(Long.MAX_VALUE, 0, Long.MAX_VALUE);

    /// For a run of so many datagrams.
    public static Limit of(long datagrams) {
        return new Limit(datagrams, 0, Long.MAX_VALUE);
    }

    /// Whether there is an end.
    public boolean isFinite() {
        return datagrams != Long.MAX_VALUE;
    }
}
