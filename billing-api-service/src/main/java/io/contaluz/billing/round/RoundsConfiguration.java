package io.contaluz.billing.round;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Has every round made when it is due.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RoundsConfiguration implements SchedulingConfigurer {

    /// The start has better things to do.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final List<Round> rounds;

    RoundsConfiguration(List<Round> rounds) {
        this.rounds = rounds;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        for (var round : rounds) {
            if (round.every().isPositive()) {
                tasks.addFixedDelayTask(new IntervalTask(round::run, round.every(), FIRST));
            }
        }
    }
}
