package io.contaluz.billing.invoicing;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Has what is to be reminded of looked for from time to time.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ReminderConfiguration implements SchedulingConfigurer {

    /// The start has better things to do.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final ReminderRound round;
    private final Duration every;

    ReminderConfiguration(ReminderRound round, InvoicingProperties properties) {
        this.round = round;
        this.every = properties.remindEvery();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (every.isPositive()) {
            tasks.addFixedDelayTask(new IntervalTask(round::run, every, FIRST));
        }
    }
}
