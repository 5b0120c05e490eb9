package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// What one rate came to in ingest.
///
/// @param lost readings that are not stored, by the counter that tells why
/// @param latencies p50, p99 and max in milliseconds from receipt in the service to commit
/// @param rssMib resident memory of ingest
/// @param energyLagSeconds how old the oldest reading was that the energy did not follow yet, when
///   the last reading was stored
/// @param energyDrainSeconds how long after that it followed them all
/// @param fsync as the server has it
/// @param synchronousCommit as the server has it
record IngestTrial(
        Load load,
        Figures figures,
        Map<String, Long> lost,
        JsonNode latencies,
        long rssMib,
        double energyLagSeconds,
        double energyDrainSeconds,
        String fsync,
        String synchronousCommit) {

    private static final long FIRST_MATRICULA = 2_000_001;
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    /// Registers the meters of a load.
    static void register(Stack stack, Load load) throws IOException, InterruptedException {
        var matriculas = LongStream.range(FIRST_MATRICULA, FIRST_MATRICULA + load.meters());
        stack.register(matriculas.mapToObj(Long::toString).toList());
        while (stack.ingest().metric("contaluz.usage.points.known") < load.meters()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// Sends a load to a stack that knows its meters and has received nothing yet.
    static IngestTrial run(Stack stack, Load load)
            throws IOException, InterruptedException, SQLException {
        long sent = load.send(stack, stack.ports().udp());
        var lastCommit = awaitStored(stack, sent);
        double lag = stack.ingest().metric("contaluz.energy.lag");
        awaitEnergy(stack);
        var drained = Duration.between(lastCommit, Instant.now());
        var figures = Figures.of(stack, "meter_reading", sent, lastCommit);
        var counts = stack.counts();
        return new IngestTrial(
                load,
                figures,
                losses(sent - figures.stored(), counts),
                counts.path("latency_ms"),
                residentMib(stack.process("ingest")),
                lag,
                drained.toMillis() / 1000.0,
                stack.sql().setting("fsync"),
                stack.sql().setting("synchronous_commit"));
    }

    /// From the kernel's receipt to the commit, as the sum of two p99s: too high, unless both waits
    /// are long for the same readings.
    double p99Millis() {
        return figures.waitP99Millis() + latencies.path("p99").asDouble();
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

    private static void awaitEnergy(Stack stack)
            throws IOException, InterruptedException, SQLException {
        var deadline = Instant.now().plus(LONGEST_DRAIN);
        while (stack.query("select count(*) from reading_change") > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("the energy does not follow");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// What no counter of ingest explains is listed too, as `unexplained`.
    private static Map<String, Long> losses(long missing, JsonNode counts) {
        var losses = new LinkedHashMap<String, Long>();
        losses.put("kernel", counts.at("/datagrams/kernel_dropped").asLong());
        losses.put("dropped", sum(counts.at("/datagrams/dropped")));
        losses.put("rejected", sum(counts.at("/datagrams/rejected")));
        losses.put("duplicate", counts.at("/readings/duplicate").asLong());
        losses.put("conflict", counts.at("/readings/conflict").asLong());
        losses.put("reading_rejected", sum(counts.at("/readings/rejected")));
        losses.put("reading_dropped", sum(counts.at("/readings/dropped")));
        losses.put("waiting", sum(counts.at("/readings/waiting")));
        var explained = losses.values().stream().mapToLong(Long::longValue).sum();
        losses.put("unexplained", missing - explained);
        losses.values().removeIf(count -> count == 0);
        return losses;
    }

    private static long sum(JsonNode counters) {
        return counters.valueStream().mapToLong(JsonNode::asLong).sum();
    }

    /// Linux tells it in /proc; elsewhere it is 0.
    private static long residentMib(ProcessHandle process) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }
}
