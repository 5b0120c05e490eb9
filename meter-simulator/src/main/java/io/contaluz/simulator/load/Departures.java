package io.contaluz.simulator.load;

import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramEncoder;
import java.util.concurrent.locks.LockSupport;

/// Datagrams that leave and are never heard of again. What does not fit in one goes on in the next.
public final class Departures implements Outlet {

    private final Readings readings;
    private final Meters meters;
    private final DatagramEncoder encoder;
    private final Datagrams datagrams;
    private final int[] senders = new int[Datagrams.BATCH];
    private final int[] counts = new int[Datagrams.BATCH];
    private long lost;

    /// Datagrams of an encoder's form.
    public Departures(Readings readings, DatagramEncoder encoder, Datagrams datagrams) {
        this.readings = readings;
        this.encoder = encoder;
        this.datagrams = datagrams;
        meters = readings.meters();
    }

    @Override
    public void send(int count) {
        readings.refresh();
        for (int place = 0; place < count; place++) {
            fill(place);
        }
        datagrams.flush(this::lose);
    }

    private void fill(int place) {
        int meter = readings.meter();
        int count = 0;
        encoder.begin(meters.fleet().matricula(meter));
        do {
            long measured = readings.measure();
            encoder.reading(meters.fleet().register(meter), measured);
            count++;
        } while (readings.meter() == meter && encoder.hasRoom());
        encoder.end(datagrams.next(meter));
        meters.tally().sent(meter, count);
        senders[place] = meter;
        counts[place] = count;
    }

    private void lose(int place) {
        lost++;
        meters.tally().sent(senders[place], -counts[place]);
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
        return readings.firstMeasured();
    }

    @Override
    public long lastMeasured() {
        return readings.lastMeasured();
    }
}
