package io.contaluz.simulator.load;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.wire.ReadingEncoder;
import io.contaluz.simulator.wire.TimeForm;
import java.nio.ByteBuffer;

/// The readings of a run one after the other: the meters take turns.
public final class Readings implements DatagramSource {

    private final Meters meters;
    private final Timeline timeline;
    private final TimeForm form;
    private final ReadingEncoder encoder;
    private int meter;
    private long round;
    private long firstMeasured = Long.MAX_VALUE;
    private long lastMeasured = Long.MIN_VALUE;

    /// What is read and counted.
    public record Meters(Fleet fleet, Growth growth, Tally tally) {}

    /// Readings from the first meter's on.
    public Readings(Meters meters, Timeline timeline, TimeForm form, ReadingEncoder encoder) {
        this.meters = meters;
        this.timeline = timeline;
        this.form = form;
        this.encoder = encoder;
    }

    @Override
    public void refresh() {
        timeline.refresh();
    }

    /// Reads the next meter and puts the datagram at the target's position.
    @Override
    public void next(ByteBuffer target) {
        var fleet = meters.fleet;
        long measured = timeline.measured(round, fleet.lastMeasured(meter));
        long grown = fleet.measure(meter, measured, meters.growth);
        meters.tally.measured(meter, grown);
        meters.tally.sent(meter);
        encoder.encode(fleet.matricula(meter), fleet.register(meter), measured, form, target);
        firstMeasured = Math.min(firstMeasured, measured);
        lastMeasured = Math.max(lastMeasured, measured);
        if (++meter == fleet.size()) {
            meter = 0;
            round++;
        }
    }

    @Override
    public void lost(int ago) {
        meters.tally.unsent(Math.floorMod(meter - ago, meters.fleet.size()));
    }

    @Override
    public long firstMeasured() {
        return firstMeasured;
    }

    @Override
    public long lastMeasured() {
        return lastMeasured;
    }
}
