package io.contaluz.billing.prepayment;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/// Has the credits looked over from time to time.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PrepaymentConfiguration implements SchedulingConfigurer {

    /// The start has better things to do.
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final CreditRound round;
    private final Duration every;

    PrepaymentConfiguration(CreditRound round, PrepaymentProperties properties) {
        this.round = round;
        this.every = properties.every();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (every.isPositive()) {
            tasks.addFixedDelayTask(new IntervalTask(round::run, every, FIRST));
        }
    }
}
