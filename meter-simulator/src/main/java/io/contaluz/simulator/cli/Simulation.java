package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingApi;
import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.api.LeaseKeeper;
import io.contaluz.simulator.chaos.HostileReadings;
import io.contaluz.simulator.chaos.Mix;
import io.contaluz.simulator.chaos.Plan;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.DatagramSource;
import io.contaluz.simulator.load.Limit;
import io.contaluz.simulator.load.LoadResult;
import io.contaluz.simulator.load.LoadRun;
import io.contaluz.simulator.load.Pace;
import io.contaluz.simulator.load.Readings;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.report.ReportFile;
import io.contaluz.simulator.report.RunReport;
import io.contaluz.simulator.report.SummaryTable;
import io.contaluz.simulator.report.TruthFile;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.ReadingEncoder;
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

    Simulation(Options options, Terminal terminal, Clock clock, StopSignal stop) {
        this.options = options;
        this.terminal = terminal;
        this.clock = clock;
        this.stop = stop;
        pace = options.pace().pace(options.fleet().meters);
    }

    /// Runs to its end, or until it is stopped.
    ///
    /// @return the exit code
    int run() throws BillingException, IOException {
        var address = options.target().address();
        pace.warning(clock.instant()).ifPresent(terminal::say);
        options.chaos().check(pace.limit(clock.instant()));
        stop.stopsBy(Thread.currentThread()::interrupt);
        var api = options.isBillingNeeded() ? new BillingApi(options.billing().api) : null;
        try (var keeper = lease(api);
                var datagrams = Datagrams.to(address)) {
            simulate(
                    api,
                    datagrams,
                    keeper == null ? options.fleet().firstMatricula : keeper.firstMatricula());
            if (keeper != null && keeper.isLost()) {
                terminal.say("another simulator has got the matriculas");
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

    private void simulate(@Nullable BillingApi api, Datagrams datagrams, long firstMatricula)
            throws BillingException, IOException {
        var choice = options.fleet();
        var fleet = new Fleet(firstMatricula, choice.meters);
        var tally = new Tally(firstMatricula, choice.meters);
        long imported = 0;
        var result = LoadResult.NOTHING;
        HostileReadings hostile = null;
        try {
            if (api != null) {
                imported = prepare(new Preparation(api, options, terminal), fleet, tally);
            }
            var meters = new Meters(fleet, choice.growth(), tally);
            if (api != null && options.chaos().mix != null) {
                hostile = hostile(options.chaos().mix, api, meters);
                result = send(hostile, Limit.of(hostile.size()), datagrams);
            } else {
                result = send(honest(meters), pace.limit(clock.instant()), datagrams);
            }
        } catch (InterruptedException e) {
            // Stopped before it began: what was done until then is told all the same.
        }
        // From here on there is nothing to be stopped, and nothing may be.
        stop.stopsBy(() -> {});
        // A wish that came too late to interrupt anything must not interrupt the lease's return.
        Thread.interrupted();
        var truth = hostile == null ? null : hostile.truth();
        tell(
                RunReport.of(
                        choice.seed(),
                        firstMatricula,
                        choice.meters,
                        result,
                        imported,
                        tally,
                        truth));
    }

    private long prepare(Preparation preparation, Fleet fleet, Tally tally)
            throws BillingException, InterruptedException {
        preparation.registerAndResume(fleet);
        var interval = Duration.ofNanos((long) (pace.intervalMicros() * 1e3));
        var meters = new Meters(fleet, options.fleet().growthInHistory(interval), tally);
        return preparation.importHistory(meters, pace.startOr(clock.instant()));
    }

    private DatagramSource honest(Meters meters) {
        var encoder = new ReadingEncoder(Texts.ZONE);
        return new Readings(meters, pace.timeline(clock), pace.form(), encoder);
    }

    /// Plans the whole run, and tells billing of the meters' stays.
    private HostileReadings hostile(Mix mix, BillingApi api, Meters meters)
            throws BillingException, InterruptedException {
        for (int meter = 0; meter < meters.fleet().size(); meter++) {
            Checks.that(
                    meters.fleet().lastMeasured(meter) == Fleet.NEVER,
                    "--chaos wants meters that were never read, and "
                            + meters.fleet().matricula(meter)
                            + " was");
        }
        var now = clock.instant();
        int readings = (int) pace.limit(now).datagrams();
        var plan = Plan.of(mix, meters, pace.schedule(now), pace.form(), readings);
        if (!plan.installations().isEmpty()) {
            api.importInstallations(plan.installations());
        }
        return new HostileReadings(plan, new ReadingEncoder(Texts.ZONE), pace.form(), clock);
    }

    private LoadResult send(DatagramSource source, Limit limit, Datagrams datagrams) {
        var run = new LoadRun(source, datagrams, limit, System::nanoTime);
        stop.stopsBy(run::stop);
        var total = limit.isFinite() ? limit.datagrams() : ProgressWatch.ENDLESS;
        try (var _ = ProgressWatch.of("sent", total, run::progress, terminal)) {
            return run.run(pace.stepNanos());
        }
    }

    private void tell(RunReport report) throws IOException {
        var truth = options.chaos().truth;
        if (truth != null && report.truth() != null) {
            TruthFile.write(truth, report.truth());
        }
        var file = options.target().report;
        if (file != null) {
            ReportFile.write(file, report);
        }
        terminal.print(SummaryTable.of(report, Texts.ZONE));
    }
}
