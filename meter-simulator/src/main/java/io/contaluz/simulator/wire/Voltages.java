package io.contaluz.simulator.wire;

/// The voltages that meters tell.
public interface Voltages {

    /// The voltage at a meter, the same whenever it is asked for.
    ///
    /// @param micros when it was measured, in microseconds since the epoch
    /// @return tenths of a volt, 0 to 9999
    int decivolts(long matricula, long micros);
}
