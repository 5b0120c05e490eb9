package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingApi;
import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.api.LeaseKeeper;
import io.contaluz.simulator.chaos.Truth;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.LoadResult;
import io.contaluz.simulator.load.LoadRun;
import io.contaluz.simulator.load.Pace;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.report.ReportFile;
import io.contaluz.simulator.report.RunReport;
import io.contaluz.simulator.report.SummaryTable;
import io.contaluz.simulator.report.TruthFile;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One run from the first question to billing to the report.
final class Simulation {

    private final Options options;
    private final Terminal terminal;
    private final Clock clock;
    private final StopSignal stop;
    private final Pace pace;
    private final DatagramForm form;

    Simulation(Options options, Terminal terminal, Clock clock, StopSignal stop) {
        this.options = options;
        this.terminal = terminal;
        this.clock = clock;
        this.stop = stop;
        pace = options.pace().pace(options.fleet().meters, options.datagram().readings);
        form = options.datagram().form(pace.form(), options.fleet().seed());
    }

    /// Runs to its end, or until it is stopped.
    ///
    /// @return the exit code
    int run() throws BillingException, IOException {
        pace.warning(clock.instant()).ifPresent(terminal::say);
        options.chaos().check(pace.limit(clock.instant()));
        stop.stopsBy(Thread.currentThread()::interrupt);
        var api = options.isBillingNeeded() ? new BillingApi(options.billing().api) : null;
        try (var keeper = lease(api);
                var way = Way.open(options, form, new Schedule(pace, clock), api)) {
            var report =
                    simulate(
                            api,
                            way,
                            keeper == null
                                    ? options.fleet().firstMatricula
                                    : keeper.firstMatricula());
            tell(report);
            if (keeper != null && keeper.isLost()) {
                terminal.say("another simulator has got the matriculas");
                return 1;
            }
            if (!report.isSettled()) {
                terminal.say("not every reading is acknowledged");
                return 1;
            }
        } catch (InterruptedException e) {
            terminal.say("stopped");
        }
        return 0;
    }

    private @Nullable LeaseKeeper lease(@Nullable BillingApi api)
            throws BillingException, InterruptedException {
        if (api == null || !options.billing().lease) {
            return null;
        }
        var fleet = options.fleet();
        var holder = options.billing().holderName();
        var lease = api.lease(holder, fleet.meters, fleet.firstMatricula);
        terminal.say(
                "%d meters from %d on, leased by %s"
                        .formatted(fleet.meters, lease.firstMatricula(), holder));
        return new LeaseKeeper(api, holder, lease, clock, stop::request);
    }

    private RunReport simulate(@Nullable BillingApi api, Way way, long firstMatricula)
            throws BillingException, IOException {
        var choice = options.fleet();
        var fleet = new Fleet(firstMatricula, choice.meters);
        var tally = new Tally(firstMatricula, choice.meters);
        long imported = 0;
        var result = LoadResult.NOTHING;
        try {
            if (api != null) {
                imported = prepare(new Preparation(api, options, terminal), fleet, tally);
            }
            result = send(new Meters(fleet, choice.growth(), tally), way);
        } catch (InterruptedException e) {
            // Stopped before it began: what was done until then is told all the same.
        }
        // From here on there is nothing to be stopped, and nothing may be.
        stop.stopsBy(() -> {});
        // A wish that came too late to interrupt anything must not interrupt the lease's return.
        Thread.interrupted();
        var lossless = way.end();
        return RunReport.of(
                choice.seed(),
                firstMatricula,
                choice.meters,
                result,
                imported,
                tally,
                lossless,
                way.truth());
    }

    private long prepare(Preparation preparation, Fleet fleet, Tally tally)
            throws BillingException, InterruptedException {
        preparation.registerAndResume(fleet);
        var interval = Duration.ofNanos((long) (pace.intervalMicros() * 1e3));
        var meters = new Meters(fleet, options.fleet().growthInHistory(interval), tally);
        return preparation.importHistory(meters, pace.startOr(clock.instant()));
    }

    private LoadResult send(Meters meters, Way way)
            throws BillingException, IOException, InterruptedException {
        // Channels close under a thread that is interrupted, so a wish to stop waits a moment.
        stop.stopsBy(() -> {});
        Thread.interrupted();
        var start = way.begin(meters);
        var limit = start.limit();
        var run = new LoadRun(start.outlet(), limit, System::nanoTime);
        stop.stopsBy(run::stop);
        var total = limit.isFinite() ? limit.datagrams() : ProgressWatch.ENDLESS;
        try (var _ = ProgressWatch.of("sent", total, run::progress, terminal)) {
            return run.run(pace.stepNanos(), options.lossless().settle.toNanos());
        }
    }

    private void tell(RunReport report) throws IOException {
        if (report.truth() != null) {
            tell(report.truth(), report.result().lost());
        }
        var file = options.target().report;
        if (file != null) {
            ReportFile.write(file, report);
        }
        terminal.print(SummaryTable.of(report, Texts.ZONE));
    }

    private void tell(Truth truth, long lost) throws IOException {
        if (lost > 0) {
            terminal.say("the truth does not hold: the kernel refused " + lost + " datagrams");
        }
        if (options.chaos().truth != null) {
            TruthFile.write(options.chaos().truth, truth);
        }
    }
}
