package io.contaluz.simulator.cli;

import io.contaluz.simulator.fleet.Mains;
import io.contaluz.simulator.wire.DatagramForm;
import io.contaluz.simulator.wire.MeterKeys;
import io.contaluz.simulator.wire.TimeForm;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--voltage",
            paramLabel = "V",
            description = "readings come with a voltage, near this nominal one: 1 to 900")
    @Nullable Integer voltage;

    @Option(
            names = "--sagging",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description =
                    "per cent of the meters whose voltage is 9 to 19 below 100 of the nominal"
                            + " (${DEFAULT-VALUE})")
    int sagging;

    void check() {
        Checks.between("--readings-per-datagram", readings, 1, DatagramForm.MOST_READINGS);
        Checks.between("--sagging", sagging, 0, 100);
        Checks.that(sagging == 0 || voltage != null, "--sagging goes with --voltage");
        if (voltage != null) {
            Checks.between("--voltage", voltage, 1, Mains.HIGHEST_NOMINAL);
        }
    }

    DatagramForm form(TimeForm time, long seed) {
        return new DatagramForm(
                Texts.ZONE,
                time,
                readings,
                sign ? new MeterKeys(seed) : null,
                voltage == null ? null : new Mains(seed, voltage, sagging)::decivolts);
    }
}
