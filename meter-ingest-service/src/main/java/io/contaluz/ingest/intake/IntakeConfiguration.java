package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.MatriculaCache;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.wire.JsonReadingDecoder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Period;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the pure parts together.
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    MatriculaCache matriculaCache(MeterRegistry registry) {
        var cache = new MatriculaCache();
        Gauge.builder("contaluz.usage.points.known", cache, MatriculaCache::size)
                .register(registry);
        return cache;
    }

    @Bean
    Judge judge(MatriculaCache usagePoints, IntakeProperties properties) {
        var rules =
                new ReadingRules(
                        properties.tolerance(), Period.ofMonths(properties.retentionMonths()));
        return new Judge(new JsonReadingDecoder(), usagePoints, rules);
    }

    @Bean
    IntakeQueues intakeQueues(IntakeProperties properties) {
        return IntakeQueues.of(properties);
    }

    @Bean
    DatagramCounts datagramCounts(MeterRegistry registry) {
        return new DatagramCounts(registry);
    }

    @Bean
    ReadingCounts readingCounts(MeterRegistry registry, Clock clock) {
        return new ReadingCounts(registry, clock);
    }

    @Bean
    ReadingIntake readingIntake(
            Judge judge, IntakeQueues queues, DatagramCounts datagrams, ReadingCounts readings) {
        return new ReadingIntake(judge, queues, datagrams, readings);
    }

    /// Stops before the store's workers, to which it hands readings.
    @Bean
    Worker intakeWorker(ReadingIntake intake) {
        return new Worker("intake", 10, intake::step);
    }
}
