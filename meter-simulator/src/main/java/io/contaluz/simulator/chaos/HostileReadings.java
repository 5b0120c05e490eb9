package io.contaluz.simulator.chaos;

import io.contaluz.simulator.load.DatagramSource;
import io.contaluz.simulator.wire.ReadingEncoder;
import io.contaluz.simulator.wire.TimeForm;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The datagrams of a plan, and the truth of those that were sent.
public final class HostileReadings implements DatagramSource {

    private final Plan plan;
    private final HostileEncoder encoder;
    private final Clock clock;
    private final Ledger ledger;
    private long now;
    private int next;
    private long firstMeasured;
    private long lastMeasured;

    /// The datagrams from the first on.
    ///
    /// @param clock of the world, which a meter whose clock leaps ahead is ahead of
    public HostileReadings(Plan plan, ReadingEncoder encoder, TimeForm form, Clock clock) {
        this.plan = plan;
        this.encoder = new HostileEncoder(encoder, form);
        this.clock = clock;
        ledger = new Ledger(plan.fleet());
        firstMeasured = plan.begin();
        lastMeasured = plan.begin();
        refresh();
    }

    /// How many datagrams there are.
    public int size() {
        return plan.size();
    }

    @Override
    public void refresh() {
        now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public void next(ByteBuffer target) {
        var datagram = plan.datagram(next++);
        encoder.encode(datagram, plan.fleet().matricula(datagram.meter()), now, target);
        plan.meters().tally().sent(datagram.meter());
        ledger.sent(datagram);
        if (datagram.fate() == Fate.STORED) {
            firstMeasured = Math.min(firstMeasured, datagram.measured());
            lastMeasured = Math.max(lastMeasured, datagram.measured());
        }
    }

    @Override
    public void lost(int ago) {
        plan.meters().tally().unsent(plan.datagram(next - ago).meter());
    }

    @Override
    public long firstMeasured() {
        return firstMeasured;
    }

    @Override
    public long lastMeasured() {
        return lastMeasured;
    }

    /// What has to be there of all that was sent so far, if the kernel took all of it.
    public Truth truth() {
        return ledger.truth(plan.counts());
    }
}
