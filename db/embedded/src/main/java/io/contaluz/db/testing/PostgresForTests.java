package io.contaluz.db.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// Gives an application context an empty database of its own, which Flyway then fills.
///
/// To be imported by the integration tests of the services.
@Configuration(proxyBeanMethods = false)
public class PostgresForTests {

    @Bean
    DynamicPropertyRegistrar database() {
        var database = TestDatabase.create();
        return properties -> {
            properties.add("spring.datasource.url", database::jdbcUrl);
            properties.add("spring.flyway.user", database::owner);
            properties.add("spring.flyway.password", database::ownerPassword);
        };
    }
}
