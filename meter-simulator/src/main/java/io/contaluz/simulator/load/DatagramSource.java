package io.contaluz.simulator.load;

import java.nio.ByteBuffer;

/// The datagrams of a run, one after the other. Not for more than one thread.
public interface DatagramSource {

    /// Tells that some time may have passed; to be called before each burst of datagrams.
    void refresh();

    /// Puts the next datagram at the target's position.
    void next(ByteBuffer target);

    /// Takes back that a datagram was sent.
    ///
    /// @param ago how many datagrams were made since, itself included
    void lost(int ago);

    /// The earliest measured time so far, in microseconds since the epoch.
    long firstMeasured();

    /// The latest measured time so far, in microseconds since the epoch.
    long lastMeasured();
}
