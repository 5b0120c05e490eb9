package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The simulator's only command.
@Component
@Command(
        name = "simulate",
        description = "Virtual meters that send their readings to ContaLuz over UDP.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
class SimulateCommand implements Callable<Integer> {

    private final Clock clock;
    private final StopSignal stop;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private FleetOptions fleet = new FleetOptions();
    @Mixin private PaceOptions pace = new PaceOptions();
    @Mixin private DatagramOptions datagram = new DatagramOptions();
    @Mixin private LosslessOptions lossless = new LosslessOptions();
    @Mixin private TargetOptions target = new TargetOptions();
    @Mixin private BillingOptions billing = new BillingOptions();
    @Mixin private ChaosOptions chaos = new ChaosOptions();

    SimulateCommand(Clock clock, StopSignal stop) {
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    public Integer call() throws BillingException, IOException {
        var options = new Options(fleet, pace, datagram, lossless, target, billing, chaos);
        options.check();
        var line = spec.commandLine();
        return new Simulation(options, new Terminal(line.getOut(), line.getErr()), clock, stop)
                .run();
    }
}
