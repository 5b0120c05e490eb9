package io.contaluz.ingest.reading;

/// Energy, or a register of it, in whole watt-hours; never negative and below 10⁹ kWh.
public record WattHours(long value) {

    /// The first value that no register shows: 10⁹ kWh.
    public static final long LIMIT = 1_000_000_000_000L;

    /// @throws IllegalArgumentException if it is out of range
    public WattHours {
        if (value < 0 || value >= LIMIT) {
            throw new IllegalArgumentException("no register: " + value + " Wh");
        }
    }
}
