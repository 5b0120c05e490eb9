package io.contaluz.simulator.load;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Tally;

/// The readings of a run one after the other: the meters take turns, and each is read as often as
/// one datagram is to hold.
public final class Readings {

    private final Meters meters;
    private final Timeline timeline;
    private final int turn;
    private int meter;
    private int done;
    private long round;
    private long firstMeasured = Long.MAX_VALUE;
    private long lastMeasured = Long.MIN_VALUE;

    /// What is read and counted.
    public record Meters(Fleet fleet, Growth growth, Tally tally) {}

    /// Readings from the first meter's on.
    ///
    /// @param turn how often a meter is read before the next one is
    public Readings(Meters meters, Timeline timeline, int turn) {
        this.meters = meters;
        this.timeline = timeline;
        this.turn = turn;
    }

    /// Tells that some time may have passed; to be called before each burst.
    void refresh() {
        timeline.refresh();
    }

    /// The meters that are read.
    public Fleet fleet() {
        return meters.fleet;
    }

    Meters meters() {
        return meters;
    }

    /// Whose turn it is: the place of a meter in its fleet.
    int meter() {
        return meter;
    }

    /// Reads the meter whose turn it is, which its register then shows.
    ///
    /// @return when, in microseconds since the epoch
    long measure() {
        var fleet = meters.fleet;
        int left = turn - 1 - done;
        long measured = timeline.measured(round * turn + done, left, fleet.lastMeasured(meter));
        meters.tally.measured(meter, fleet.measure(meter, measured, meters.growth));
        firstMeasured = Math.min(firstMeasured, measured);
        lastMeasured = Math.max(lastMeasured, measured);
        if (++done == turn) {
            endTurn();
        }
        return measured;
    }

    private void endTurn() {
        done = 0;
        if (++meter == meters.fleet.size()) {
            meter = 0;
            round++;
        }
    }

    long firstMeasured() {
        return firstMeasured;
    }

    long lastMeasured() {
        return lastMeasured;
    }
}
