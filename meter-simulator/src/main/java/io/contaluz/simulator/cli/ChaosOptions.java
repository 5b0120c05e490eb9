package io.contaluz.simulator.cli;

import io.contaluz.simulator.chaos.Mix;
import io.contaluz.simulator.chaos.Plan;
import io.contaluz.simulator.load.Limit;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What goes wrong, and where the truth is told.
final class ChaosOptions {

    @Option(
            names = "--chaos",
            paramLabel = "SPEC",
            converter = Texts.Mishaps.class,
            description = {
                "a hostile fleet: kind=share,… with loss, duplicate, reorder, skew, dip, malformed,"
                        + " forged, conflict as shares of readings and rollover, exchange, silent as"
                        + " shares of meters; or all, for",
                "loss=0.01,duplicate=0.02,reorder=0.05,skew=0.01,dip=0.01,malformed=0.01,"
                        + "forged=0.01,conflict=0.005,rollover=0.05,exchange=0.05,silent=0.05;",
                "meters that were never read; --total counts the readings that they make"
            })
    @Nullable Mix mix;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "writes what has to be stored of each meter as CSV")
    @Nullable Path truth;

    void check(DatagramOptions datagram, LosslessOptions lossless, BillingOptions billing) {
        Checks.that(truth == null || mix != null, "--truth goes with --chaos");
        Checks.that(mix == null || billing.backfill == null, "--chaos does not go with --backfill");
        Checks.that(mix == null || !lossless.lossless, "--chaos does not go with --lossless");
        Checks.that(
                mix == null || datagram.readings == 1,
                "--chaos does not go with --readings-per-datagram");
        Checks.writable("--truth", truth);
    }

    /// A hostile run is planned to its end.
    void check(Limit limit) {
        Checks.that(
                mix == null || limit.datagrams() <= Plan.MOST_READINGS,
                "--chaos wants an end, by --total or --duration, within "
                        + Plan.MOST_READINGS
                        + " readings");
    }
}
