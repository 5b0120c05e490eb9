package io.contaluz.simulator.load;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramEncoder;

/// The datagrams that readings leave in, a batch at a time. What does not fit in one datagram goes
/// on in the next.
public final class Departures {

    private final Readings readings;
    private final Fleet fleet;
    private final Tally tally;
    private final DatagramEncoder encoder;
    private final int[] meters = new int[Datagrams.BATCH];
    private final int[] counts = new int[Datagrams.BATCH];

    /// Datagrams of an encoder's form.
    public Departures(Readings readings, DatagramEncoder encoder) {
        this.readings = readings;
        this.encoder = encoder;
        fleet = readings.meters().fleet();
        tally = readings.meters().tally();
    }

    /// Fills the next place of a batch.
    ///
    /// @param place from 0 on
    void next(int place, Datagrams datagrams) {
        int meter = readings.meter();
        int count = 0;
        encoder.begin(fleet.matricula(meter));
        do {
            long measured = readings.measure();
            encoder.reading(fleet.register(meter), measured);
            count++;
        } while (readings.meter() == meter && encoder.hasRoom());
        encoder.end(datagrams.next(meter));
        tally.sent(meter, count);
        meters[place] = meter;
        counts[place] = count;
    }

    /// Takes back that a place of the last batch was sent.
    void lost(int place) {
        tally.sent(meters[place], -counts[place]);
    }

    Readings readings() {
        return readings;
    }
}
