package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.DatagramKeys;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.reading.UsagePoints;
import io.contaluz.ingest.spool.Spool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/// Puts the parts together.
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    UsagePoints usagePoints(MeterRegistry registry) {
        var usagePoints = new UsagePoints();
        Gauge.builder("contaluz.usage.points.known", usagePoints, UsagePoints::size)
                .register(registry);
        return usagePoints;
    }

    @Bean
    OurClock ourClock() {
        return new OurClock();
    }

    @Bean
    DatagramKeys datagramKeys() {
        return new DatagramKeys();
    }

    /// One for each who asks, since each asks in a thread of its own.
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Judge judge(UsagePoints usagePoints, DatagramKeys keys, IntakeProperties properties) {
        var rules = new ReadingRules(properties.tolerance(), properties.retentionMonths());
        return new Judge(usagePoints, keys, rules);
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
    Answers answers() {
        return new Answers();
    }

    @Bean
    DatagramRing datagramRing(IntakeProperties properties) {
        return new DatagramRing(properties.datagrams());
    }

    @Bean
    Inbox inbox(DatagramRing ring, LimitProperties limits, DatagramCounts counts) {
        return new Inbox(ring, new AddressLimit(limits), counts);
    }

    @Bean
    Outbox outbox(
            IntakeQueues queues, Spool spool, ReadingCounts counts, IntakeProperties properties) {
        return new Outbox(queues.batches(), spool, counts, properties);
    }

    @Bean
    ReadingIntake readingIntake(
            DatagramRing ring,
            OurClock clock,
            Judge judge,
            LimitProperties limits,
            Outbox outbox,
            IntakeQueues queues,
            IntakeCounts counts) {
        return new ReadingIntake(
                ring, clock, judge, new MeterLimit(limits), outbox, queues, counts);
    }

    @Bean
    IntakeCounts intakeCounts(DatagramCounts datagrams, ReadingCounts readings) {
        return new IntakeCounts(datagrams, readings);
    }

    /// Stops before the store's workers, to which it hands readings.
    @Bean
    Worker intakeWorker(ReadingIntake intake) {
        return new Worker("intake", 10, intake::step).andAtLast(intake::finish);
    }
}
