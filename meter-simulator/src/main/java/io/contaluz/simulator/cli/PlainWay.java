package io.contaluz.simulator.cli;

import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.load.Departures;
import io.contaluz.simulator.load.Outlet;
import io.contaluz.simulator.load.Readings;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way of datagrams that are not answered.
record PlainWay(Datagrams datagrams, DatagramForm form) implements Way {

    @Override
    public Outlet begin(Readings readings) {
        return new Departures(readings, new DatagramEncoder(form), datagrams);
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
