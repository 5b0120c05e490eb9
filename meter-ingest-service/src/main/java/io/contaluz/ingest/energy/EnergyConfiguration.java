package io.contaluz.ingest.energy;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.Worker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Gives the energy its thread.
@Configuration(proxyBeanMethods = false)
class EnergyConfiguration {

    private static final int PHASE = 1;

    @Bean
    EnergyWorker energyRollUp(
            JdbcTemplate database, IntakeQueues queues, EnergyLag lag, EnergyProperties settings) {
        return new EnergyWorker(database, queues, lag, settings);
    }

    /// What it does not get done is still noted at the next start.
    @Bean
    @ConditionalOnBooleanProperty(name = "contaluz.energy.enabled", matchIfMissing = true)
    Worker energyWorker(EnergyWorker energy) {
        return new Worker("energy", PHASE, energy::step).interruptible();
    }
}
