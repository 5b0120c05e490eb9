package io.contaluz.billing;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Who may write what ingest writes, as billing may not: for tests that put themselves in its
/// place.
public final class SchemaOwner {

    private SchemaOwner() {}

    public static JdbcClient of(Environment environment) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password")));
    }
}
