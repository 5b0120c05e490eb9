package io.contaluz.simulator.chaos;

/// What goes wrong with one reading; its share is one of readings. No reading suffers two.
enum ReadingMishap implements Mishap {
    /// Made, and never sent.
    LOSS(10_000),
    /// Sent again, later.
    DUPLICATE(20_000),
    /// Held back, and sent after later ones of its meter.
    REORDER(50_000),
    /// Measured by a clock that is off: a little, so that it counts at the meter's own time; or
    /// days ahead; or begun again at the year 2000.
    SKEW(10_000),
    /// The register shows zero, or less than before, and recovers with the next reading.
    DIP(10_000),
    /// Its bytes break on the way.
    MALFORMED(10_000),
    /// Somebody without a key sends another one in its name first.
    FORGED(10_000),
    /// Another value for the same time follows.
    CONFLICT(5_000);

    private final int defaultShare;

    ReadingMishap(int defaultShare) {
        this.defaultShare = defaultShare;
    }

    @Override
    public int defaultShare() {
        return defaultShare;
    }
}
