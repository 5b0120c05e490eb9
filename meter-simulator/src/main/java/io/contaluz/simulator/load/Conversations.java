package io.contaluz.simulator.load;

import io.contaluz.simulator.firmware.Firmware;
import io.contaluz.simulator.load.Readings.Meters;

/// Datagrams whose answers are waited for: the firmware keeps what they hold until it is settled.
public final class Conversations implements Outlet {

    private final Readings readings;
    private final Meters meters;
    private final Firmware firmware;

    /// Conversations that the firmware holds.
    public Conversations(Readings readings, Firmware firmware) {
        this.readings = readings;
        this.firmware = firmware;
        meters = readings.meters();
    }

    @Override
    public void send(int count) {
        readings.refresh();
        for (int i = 0; i < count; i++) {
            send();
        }
        firmware.work(0);
    }

    private void send() {
        int meter = readings.meter();
        int count = 0;
        firmware.begin(meter);
        do {
            long measured = readings.measure();
            firmware.take(meters.fleet().register(meter), measured);
            count++;
        } while (readings.meter() == meter && firmware.hasRoom());
        firmware.send();
        meters.tally().sent(meter, count);
    }

    @Override
    public void idle(long nanos) {
        firmware.work(nanos);
    }

    /// Nothing is: the firmware sends it again.
    @Override
    public long lost() {
        return 0;
    }

    @Override
    public long errors() {
        return firmware.errors();
    }

    @Override
    public long firstMeasured() {
        return readings.firstMeasured();
    }

    @Override
    public long lastMeasured() {
        return readings.lastMeasured();
    }

    @Override
    public boolean isSettled() {
        return firmware.isSettled();
    }
}
