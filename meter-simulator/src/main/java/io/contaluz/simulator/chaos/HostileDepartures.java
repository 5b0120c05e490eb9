package io.contaluz.simulator.chaos;

import io.contaluz.simulator.load.Outlet;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramForm;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/// The datagrams of a plan leave, and the truth of those that did is kept.
public final class HostileDepartures implements Outlet {

    private final Plan plan;
    private final HostileEncoder encoder;
    private final Datagrams datagrams;
    private final Clock clock;
    private final Ledger ledger;
    private int next;
    private long lost;

    /// The datagrams from the first on.
    ///
    /// @param clock of the world, which a meter whose clock leaps ahead is ahead of
    public HostileDepartures(Plan plan, DatagramForm form, Datagrams datagrams, Clock clock) {
        this.plan = plan;
        this.encoder = new HostileEncoder(form);
        this.datagrams = datagrams;
        this.clock = clock;
        ledger = new Ledger(plan.fleet(), plan.begin());
    }

    @Override
    public void send(int count) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        for (int i = 0; i < count; i++) {
            var datagram = plan.datagram(next++);
            long matricula = plan.fleet().matricula(datagram.meter());
            encoder.encode(datagram, matricula, now, datagrams.next(datagram.meter()));
            plan.tally().sent(datagram.meter(), 1);
            ledger.sent(datagram);
        }
        datagrams.flush(place -> lose(next - count + place));
    }

    private void lose(int place) {
        lost++;
        plan.tally().sent(plan.datagram(place).meter(), -1);
    }

    @Override
    public void idle(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public long lost() {
        return lost;
    }

    @Override
    public long errors() {
        return datagrams.errors();
    }

    @Override
    public boolean isSettled() {
        return true;
    }

    @Override
    public long firstMeasured() {
        return ledger.firstMeasured();
    }

    @Override
    public long lastMeasured() {
        return ledger.lastMeasured();
    }

    /// What has to be there of all that was sent so far, if the kernel took all of it.
    public Truth truth() {
        return ledger.truth(plan.counts());
    }
}
