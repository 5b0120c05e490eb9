package io.contaluz.simulator.api;

/// Takes the last readings of usage points, one at a time and without garbage.
@FunctionalInterface
public interface LastReading {

    /// A usage point's last reading.
    ///
    /// @param wattHours what its register showed
    /// @param micros when it was measured, in microseconds since the epoch
    void accept(long matricula, long wattHours, long micros);
}
