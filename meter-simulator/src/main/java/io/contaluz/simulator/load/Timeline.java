package io.contaluz.simulator.load;

/// When the readings of a run are measured, in microseconds since the epoch. The times of one meter
/// always rise.
public sealed interface Timeline permits LiveTimeline, ScheduledTimeline {

    /// Tells that some time may have passed; to be called before each burst of readings.
    void refresh();

    /// When a meter is read next.
    ///
    /// @param before how often it was read in this run before
    /// @param left how often it will be read again before the datagram leaves
    /// @param last when it was read last
    long measured(long before, int left, long last);
}
