package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MatriculaCache;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.wire.JsonReadingDecoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;

/// An intake made of the real one's parts, with counters and queues of its own that nobody reads:
/// what it is given leaves no trace but compiled code.
public final class Rehearsal {

    private Rehearsal() {}

    /// An intake that knows the meter 1000001, in UTC.
    ///
    /// @param buffer readings that it takes before it is full
    public static ReadingIntake intake(int buffer) {
        var properties = new IntakeProperties(buffer, buffer, 1, 1, Duration.ofMinutes(5), 66);
        var usagePoints = new MatriculaCache();
        usagePoints.learn(new Matricula("1000001"), new UsagePoint(1, ZoneOffset.UTC));
        var rules =
                new ReadingRules(
                        properties.tolerance(), Period.ofMonths(properties.retentionMonths()));
        var registry = new SimpleMeterRegistry();
        return new ReadingIntake(
                new Judge(new JsonReadingDecoder(), usagePoints, rules),
                IntakeQueues.of(properties),
                new DatagramCounts(registry),
                new ReadingCounts(registry, Clock.systemUTC()));
    }
}
