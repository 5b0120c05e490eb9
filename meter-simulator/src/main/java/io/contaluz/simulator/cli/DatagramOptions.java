package io.contaluz.simulator.cli;

import io.contaluz.simulator.wire.DatagramForm;
import io.contaluz.simulator.wire.MeterKeys;
import io.contaluz.simulator.wire.TimeForm;
import picocli.CommandLine.Option;

/// What datagrams hold.
final class DatagramOptions {

    @Option(
            names = "--readings-per-datagram",
            paramLabel = "K",
            defaultValue = "1",
            description =
                    "readings of a meter in one datagram, 1 to 32 or as many as fit"
                            + " (${DEFAULT-VALUE})")
    int readings = 1;

    @Option(
            names = "--sign",
            description =
                    "meters sign, with keys that follow from the seed; --register registers these")
    boolean sign;

    void check() {
        Checks.between("--readings-per-datagram", readings, 1, DatagramForm.MOST_READINGS);
    }

    DatagramForm form(TimeForm time, long seed) {
        return new DatagramForm(Texts.ZONE, time, readings, sign ? new MeterKeys(seed) : null);
    }
}
