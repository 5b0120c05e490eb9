package io.contaluz.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class IntakePropertiesTests {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Intake.class);

    /// Billing would not find what is further ahead.
    @Test
    void aMeterMayBeADayAheadAndNoMore() {
        service.withPropertyValues("contaluz.intake.tolerance=24h")
                .run(context ->
                        assertThat(context.getBean(IntakeProperties.class).tolerance())
                                .isEqualTo(Duration.ofDays(1)));
        service.withPropertyValues("contaluz.intake.tolerance=25h")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("contaluz.intake")
                                .hasMessageContaining("tolerance"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IntakeProperties.class)
    static class Intake {}
}
