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
import tools.jackson.databind.JsonNode;

/// What one rate came to.
///
/// @param rate readings a second that were asked for
/// @param sent datagrams handed to the kernel
/// @param stored rows in the table
/// @param lost readings that are not, by the counter that tells why
/// @param perSecond rows ÷ (last commit − first receipt)
/// @param latencies p50, p99 and max in milliseconds from receipt in the service to commit
/// @param rssMib resident memory of ingest
record Trial(
        int rate,
        long sent,
        long stored,
        Map<String, Long> lost,
        long perSecond,
        JsonNode latencies,
        long rssMib) {

    static Trial of(int rate, long sent, Instant lastCommit, Stack stack)
            throws IOException, InterruptedException, SQLException {
        var stored = stack.query("select count(*) from meter_reading where source = 1");
        var firstMicros =
                stack.query(
                        "select (extract(epoch from min(received_at)) * 1000000)::bigint"
                                + " from meter_reading where source = 1");
        var first = Instant.EPOCH.plusNanos(firstMicros * 1000);
        var micros = Math.max(1, Duration.between(first, lastCommit).toNanos() / 1000);
        var counts = stack.counts();
        return new Trial(
                rate,
                sent,
                stored,
                losses(sent - stored, counts),
                stored * 1_000_000 / micros,
                counts.path("latency_ms"),
                residentMib(stack.process("ingest")));
    }

    boolean lossless() {
        return stored == sent;
    }

    String line() {
        var members = new LinkedHashMap<String, Object>();
        members.put("bench", "ingest");
        members.put("rate", rate);
        members.put("sent", sent);
        members.put("stored", stored);
        members.put("lost", lost);
        members.put("per_s", perSecond);
        members.put("p50_ms", latencies.path("p50").decimalValue());
        members.put("p99_ms", latencies.path("p99").decimalValue());
        members.put("max_ms", latencies.path("max").decimalValue());
        members.put("rss_mib", rssMib);
        return Stack.json(members);
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
