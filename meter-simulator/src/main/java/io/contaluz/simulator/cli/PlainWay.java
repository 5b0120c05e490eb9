package io.contaluz.simulator.cli;

import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.load.Departures;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way of datagrams that are not answered.
record PlainWay(Datagrams datagrams, DatagramForm form, Schedule schedule) implements Way {

    @Override
    public Start begin(Meters meters) {
        var readings = schedule.readings(meters);
        var departures = new Departures(readings, new DatagramEncoder(form), datagrams);
        return new Start(departures, schedule.limit());
    }

    @Override
    public @Nullable LosslessCounts end() {
        return null;
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
    }
}
