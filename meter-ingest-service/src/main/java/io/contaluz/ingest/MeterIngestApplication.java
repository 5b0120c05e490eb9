package io.contaluz.ingest;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Takes readings from meters and stores them.
@SpringBootApplication
@ConfigurationPropertiesScan
class MeterIngestApplication {

    static void main(String[] arguments) {
        SpringApplication.run(MeterIngestApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
