package io.contaluz.simulator.chaos;

/// What happens to one meter as a whole; its share is one of meters. No meter suffers two.
enum MeterMishap implements Mishap {
    /// The register turns over within the run.
    ROLLOVER(50_000),
    /// Another meter takes its place in mid-run.
    EXCHANGE(50_000),
    /// It is not read for a while, and comes back.
    SILENT(50_000);

    private final int defaultShare;

    MeterMishap(int defaultShare) {
        this.defaultShare = defaultShare;
    }

    @Override
    public int defaultShare() {
        return defaultShare;
    }
}
