package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Ports;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// The highest fixed rate at which the simulator's readings are all stored, everything on this
/// machine: simulator, ingest and PostgreSQL with `fsync` and `synchronous_commit` on.
///
/// Each rate is tried on a fresh stack, so that one trial's tables, caches and latencies do not
/// colour the next.
///
/// @param fixedRate readings a second, or 0 to look for the highest without loss
/// @param total readings sent in a trial
/// @param meters meters that send them
record IngestBench(int fixedRate, int total, int meters) {

    private static final int FIRST_RATE = 40_000;
    private static final int HIGHEST_RATE = 200_000;
    private static final double STEP = 1.25;
    private static final Duration SETTLE = Duration.ofSeconds(5);

    /// Reads `--rate`, `--total` and `--meters`.
    static IngestBench of(List<String> words) {
        var options = new Options(words);
        return new IngestBench(
                options.number("--rate", 0),
                options.number("--total", 200_000),
                options.number("--meters", 20_000));
    }

    String run() throws IOException, InterruptedException, SQLException {
        if (fixedRate > 0) {
            return trial(fixedRate).line();
        }
        Trial best = null;
        for (int rate = FIRST_RATE; rate <= HIGHEST_RATE; rate = (int) (rate * STEP)) {
            var trial = trial(rate);
            System.err.println(trial.line());
            if (!trial.lossless()) {
                break;
            }
            best = trial;
        }
        if (best == null) {
            throw new IOException("readings are lost even at " + FIRST_RATE + "/s");
        }
        return best.line();
    }

    private Trial trial(int rate) throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("contaluz-bench");
        try (var stack = Stack.start(folder, Ports.free(), "--no-simulator")) {
            var matriculas = LongStream.range(2_000_001L, 2_000_001L + meters);
            stack.register(matriculas.mapToObj(Long::toString).toList());
            var sent = send(stack, rate);
            var lastCommit = awaitStored(stack, sent);
            return Trial.of(rate, sent, lastCommit, stack);
        } finally {
            remove(folder);
        }
    }

    /// Answers how many datagrams the simulator has handed to the kernel.
    private long send(Stack stack, int rate) throws IOException, InterruptedException {
        var report = stack.data().resolve("report.json");
        var output = stack.data().resolve("simulator.out");
        var simulator =
                stack.simulate(
                        output,
                        "--meters=" + meters,
                        "--rate=" + rate,
                        "--total=" + total,
                        "--seed=1",
                        "--no-resume",
                        "--report=" + report);
        if (simulator.waitFor() != 0) {
            throw new IOException("the simulator failed:\n" + Files.readString(output));
        }
        return Stack.json(Files.readString(report)).path("sent").asLong();
    }

    /// Waits until all is stored, or nothing more has been for a while, and answers when that was.
    private static Instant awaitStored(Stack stack, long sent)
            throws IOException, InterruptedException {
        long stored = -1;
        var last = Instant.now();
        while (stored < sent && last.plus(SETTLE).isAfter(Instant.now())) {
            long now = stack.counts().at("/readings/stored").asLong();
            if (now != stored) {
                stored = now;
                last = Instant.now();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return last;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
