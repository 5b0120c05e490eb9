package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.ReadingRejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Where every reading went (docs/wire-format.md). What is settled is in counters, what waits in
/// gauges, so that a replay is not counted twice.
public final class ReadingCounts {

    private static final String NAME = "contaluz.readings";
    private static final Duration LATENCY_WINDOW = Duration.ofMinutes(5);

    /// One in so many readings is timed.
    private static final int SAMPLE = 16;

    private final Clock clock;
    private final Counter decoded;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter conflict;
    private final Counter quarantineFull;
    private final Counter spoolFull;
    private final Counters<ReadingRejection> rejected;
    private final Timer latency;
    private final LongAdder inBuffer = new LongAdder();
    private final LongAdder inSpool = new LongAdder();
    private final LongAdder inQuarantine = new LongAdder();
    private final LongAdder resumed = new LongAdder();

    ReadingCounts(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        decoded = registry.counter("contaluz.readings.decoded");
        stored = registry.counter(NAME, "outcome", "stored", "reason", "");
        duplicate = registry.counter(NAME, "outcome", "duplicate", "reason", "");
        conflict = registry.counter(NAME, "outcome", "conflict", "reason", "");
        quarantineFull = registry.counter(NAME, "outcome", "dropped", "reason", "quarantine_full");
        spoolFull = registry.counter(NAME, "outcome", "dropped", "reason", "spool_full");
        rejected = new Counters<>(registry, NAME, ReadingRejection.class, ReadingRejection::label);
        latency =
                Timer.builder("contaluz.reading.commit.latency")
                        .description("from a datagram's receipt to the commit of its reading")
                        .publishPercentiles(0.5, 0.99)
                        .percentilePrecision(2)
                        .distributionStatisticExpiry(LATENCY_WINDOW)
                        .register(registry);
        waiting(registry, "buffer", inBuffer);
        waiting(registry, "spool", inSpool);
        waiting(registry, "quarantine", inQuarantine);
    }

    private static void waiting(MeterRegistry registry, String where, LongAdder count) {
        Gauge.builder("contaluz.readings.waiting", count, LongAdder::sum)
                .tag("where", where)
                .register(registry);
    }

    /// Readings of a datagram that was decoded.
    void decoded(int readings) {
        decoded.increment(readings);
    }

    /// A reading that may not be stored.
    public void rejected(ReadingRejection reason) {
        rejected.increment(reason);
    }

    /// Readings that came into the buffer; that left it, if negative.
    public void buffered(long readings) {
        inBuffer.add(readings);
    }

    /// Readings that came into the quarantine; that left it, if negative.
    public void quarantined(long readings) {
        inQuarantine.add(readings);
    }

    /// Readings that wait in the quarantine from before this start.
    public void resumedInQuarantine(long readings) {
        resumed.add(readings);
        inQuarantine.add(readings);
    }

    /// Readings of unknown meters for which the quarantine has no room.
    public void droppedForFullQuarantine(int readings) {
        quarantineFull.increment(readings);
    }

    /// Readings that went from the buffer to the spool.
    public void spooled(long readings) {
        inBuffer.add(-readings);
        inSpool.add(readings);
    }

    /// Readings of the spool that are settled.
    public void unspooled(long readings) {
        inSpool.add(-readings);
    }

    /// Readings that wait in the spool from before this start.
    public void resumedInSpool(long readings) {
        resumed.add(readings);
        inSpool.add(readings);
    }

    /// Readings of the buffer for which the spool has no room.
    public void droppedForFullSpool(int readings) {
        inBuffer.add(-readings);
        spoolFull.increment(readings);
    }

    /// Readings that a committed transaction has settled.
    public void settled(int storedNow, int duplicates, int conflicts) {
        stored.increment(storedNow);
        duplicate.increment(duplicates);
        conflict.increment(conflicts);
    }

    /// Times some of the readings whose transaction has just committed: all of a batch share its
    /// commit, so that a sample tells as much.
    public void committed(ReadingBatch batch) {
        var now = clock.instant();
        for (int row = 0; row < batch.size(); row += SAMPLE) {
            var receivedAt = Instant.EPOCH.plus(batch.receivedAt(row), ChronoUnit.MICROS);
            latency.record(Duration.between(receivedAt, now));
        }
    }

    Snapshot snapshot() {
        return new Snapshot(
                Counters.count(decoded),
                Counters.count(stored),
                Counters.count(duplicate),
                Counters.count(conflict),
                rejected.byLabel(),
                Map.of(
                        "quarantine_full", Counters.count(quarantineFull),
                        "spool_full", Counters.count(spoolFull)),
                new Waiting(inBuffer.sum(), inSpool.sum(), inQuarantine.sum()),
                resumed.sum());
    }

    /// p50, p99 and max in milliseconds over the last minutes.
    Map<String, Double> latencies() {
        var taken = latency.takeSnapshot();
        var milliseconds = new TreeMap<String, Double>();
        for (var value : taken.percentileValues()) {
            milliseconds.put(
                    "p" + Math.round(value.percentile() * 100),
                    rounded(value.value(TimeUnit.MILLISECONDS)));
        }
        milliseconds.put("max", rounded(taken.max(TimeUnit.MILLISECONDS)));
        return milliseconds;
    }

    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * 10) / 10.0;
    }

    /// Readings that wait.
    record Waiting(long buffer, long spool, long quarantine) {

        long sum() {
            return buffer + spool + quarantine;
        }
    }

    /// Readings since the start.
    ///
    /// @param resumed those that waited in the spool or the quarantine from before it
    record Snapshot(
            long decoded,
            long stored,
            long duplicate,
            long conflict,
            Map<String, Long> rejected,
            Map<String, Long> dropped,
            Waiting waiting,
            long resumed) {

        /// Those that are nowhere; 0 but for one on its way right now.
        long residual() {
            long settled =
                    stored + duplicate + conflict + Counters.sum(rejected) + Counters.sum(dropped);
            return decoded + resumed - settled - waiting.sum();
        }
    }
}
