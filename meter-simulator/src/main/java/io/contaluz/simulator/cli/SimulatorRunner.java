package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.cli.Checks.UsageException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;
import picocli.CommandLine;

/// Runs the command, and on a signal lets it end in order before the process does.
@Component
class SimulatorRunner implements CommandLineRunner, ExitCodeGenerator {

    private static final long LONGEST_END_SECONDS = 20;

    private final SimulateCommand command;
    private final SimulatorProperties properties;
    private final StopSignal stop;
    private int exitCode;

    SimulatorRunner(SimulateCommand command, SimulatorProperties properties, StopSignal stop) {
        this.command = command;
        this.properties = properties;
        this.stop = stop;
    }

    @Override
    public void run(String... arguments) {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndAwait(ended), "stop"));
        try {
            exitCode = commandLine(command, properties).execute(arguments);
        } finally {
            ended.countDown();
        }
    }

    private void stopAndAwait(CountDownLatch ended) {
        stop.request();
        try {
            ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The command with every failure in one line.
    static CommandLine commandLine(SimulateCommand command, SimulatorProperties properties) {
        return new CommandLine(command)
                .setDefaultValueProvider(properties)
                .setParameterExceptionHandler((e, _) -> fail(e.getCommandLine(), e, 2))
                .setExecutionExceptionHandler((e, line, _) -> fail(line, e, exitCode(e)));
    }

    private static int exitCode(Exception e) {
        return e instanceof UsageException ? 2 : 1;
    }

    private static int fail(CommandLine line, Exception e, int code) {
        boolean expected = code == 2 || e instanceof BillingException || e instanceof IOException;
        var message = expected && e.getMessage() != null ? e.getMessage() : e.toString();
        var hint = code == 2 ? " (--help lists the options)" : "";
        new Terminal(line.getOut(), line.getErr()).say(message + hint);
        return code;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
