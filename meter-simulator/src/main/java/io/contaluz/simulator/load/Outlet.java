package io.contaluz.simulator.load;

/// Where the datagrams of a run go.
public interface Outlet {

    /// Reads meters for so many datagrams, at most [Pacer#LARGEST_BURST], and lets them leave.
    void send(int datagrams);

    /// Does what else there is to be done, for about so long at most.
    void idle(long nanos);

    /// How many datagrams the kernel did not take.
    long lost();

    /// How often the kernel refused one or told that an earlier one found no receiver.
    long errors();

    /// Whether there is nothing that more time could bring.
    boolean isSettled();

    /// The earliest measured time so far, in microseconds since the epoch.
    long firstMeasured();

    /// The latest measured time so far, in microseconds since the epoch.
    long lastMeasured();
}
