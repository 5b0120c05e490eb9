package io.contaluz.simulator.cli;

import io.contaluz.simulator.firmware.Firmware;
import io.contaluz.simulator.firmware.FirmwareState;
import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.firmware.Postbox;
import io.contaluz.simulator.firmware.StateFile;
import io.contaluz.simulator.firmware.Timing;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.load.Conversations;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Exchange;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The way of datagrams that are sent again until they are answered.
final class LosslessWay implements Way {

    private final Exchange exchange;
    private final DatagramForm form;
    private final Options options;
    private final Schedule schedule;
    private long firstMatricula;
    private @Nullable Firmware firmware;

    LosslessWay(Exchange exchange, DatagramForm form, Options options, Schedule schedule) {
        this.exchange = exchange;
        this.form = form;
        this.options = options;
        this.schedule = schedule;
    }

    @Override
    public Start begin(Meters meters) throws IOException {
        var fleet = meters.fleet();
        firstMatricula = fleet.matricula(0);
        var postbox = new Postbox(firstMatricula, new DatagramEncoder(form), exchange);
        var timing = new Timing(System::nanoTime, new SplittableRandom(options.fleet().seed()));
        firmware = new Firmware(state(fleet), postbox, timing);
        var readings = schedule.readings(meters);
        return new Start(new Conversations(readings, firmware), schedule.limit());
    }

    private FirmwareState state(Fleet fleet) throws IOException {
        var file = options.lossless().state;
        long now = schedule.clock().instant().getEpochSecond();
        return file == null
                ? FirmwareState.begin(now, fleet.size())
                : new StateFile(file).open(firstMatricula, fleet.size(), now);
    }

    @Override
    public @Nullable LosslessCounts end() throws IOException {
        if (firmware == null) {
            return null;
        }
        var file = options.lossless().state;
        if (file != null) {
            new StateFile(file).close(firstMatricula, firmware.state());
        }
        return firmware.counts();
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}
