package io.contaluz.systemtests.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A process that may be ended and started again.
final class Service implements AutoCloseable {

    private final ProcessBuilder builder;
    private Process process;

    /// Starts a process.
    ///
    /// @param log to which its output is appended
    Service(Path log, Map<String, String> environment, List<String> command) throws IOException {
        builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy()));
    }

    /// Starts it again.
    void start() throws IOException {
        process = builder.start();
    }

    /// Starts it with more in its environment than it has had.
    void startWith(Map<String, String> environment) throws IOException {
        builder.environment().putAll(environment);
        start();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /// Ends it as `kill -9` does.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Ends it as an operator would.
    void stop() {
        process.destroy();
        try {
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            kill();
            throw new IllegalStateException("it had to be killed: " + builder.command(), e);
        }
    }

    /// The most memory that it has had since it was started, in MiB.
    long peakMib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
