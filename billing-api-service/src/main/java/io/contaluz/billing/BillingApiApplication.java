package io.contaluz.billing;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts the billing API.
@SpringBootApplication
@ConfigurationPropertiesScan
public class BillingApiApplication {

    /// Runs until a signal stops it.
    public static void main(String[] arguments) {
        SpringApplication.run(BillingApiApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
