package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.DatagramKeys;
import io.contaluz.ingest.reading.MeterZone;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.reading.UsagePoints;
import io.contaluz.ingest.spool.Spool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/// An intake made of the real one's parts, with counters and queues of its own that nobody reads:
/// what it is given leaves no trace but compiled code.
///
/// @param inbox where the datagrams go
/// @param worker the thread that decodes them
public record Rehearsal(Inbox inbox, Worker worker) {

    /// An intake that knows the meter 1000001, in UTC.
    ///
    /// @param datagrams that it takes before it is full
    public static Rehearsal of(int datagrams) {
        var properties =
                new IntakeProperties(
                        datagrams,
                        datagrams,
                        10_000,
                        Duration.ZERO,
                        1,
                        1,
                        Duration.ofMinutes(5),
                        66);
        var limits = new LimitProperties(true, 10_000_000, datagrams, 1, 10_000_000, datagrams);
        var usagePoints = new UsagePoints();
        usagePoints.learn("1000001", new UsagePoint(1, new MeterZone(ZoneOffset.UTC), false));
        var registry = new SimpleMeterRegistry();
        var counts =
                new IntakeCounts(
                        new DatagramCounts(registry),
                        new ReadingCounts(registry, Clock.systemUTC()));
        var queues = IntakeQueues.of(properties);
        var ring = new DatagramRing(datagrams);
        var rules = new ReadingRules(properties.tolerance(), properties.retentionMonths());
        var intake =
                new ReadingIntake(
                        ring,
                        new OurClock(),
                        new Judge(usagePoints, new DatagramKeys(), rules),
                        new MeterLimit(limits),
                        new Outbox(queues.batches(), Spool.NONE, counts.readings(), properties),
                        queues,
                        counts);
        return new Rehearsal(
                new Inbox(ring, new AddressLimit(limits), counts.datagrams()),
                new Worker("intake-warm-up", 0, intake::step));
    }
}
