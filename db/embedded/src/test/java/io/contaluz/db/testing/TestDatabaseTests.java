package io.contaluz.db.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class TestDatabaseTests {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void isOfTheVersionThatTheStackRunsOn() throws SQLException {
        try (var owner = connect(database.owner())) {
            assertThat(owner.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }

    @Test
    void isMigratedByTwoServicesAtOnce() throws Exception {
        Callable<Integer> migration = this::migrate;
        try (var services = Executors.newFixedThreadPool(2)) {
            var both = services.invokeAll(List.of(migration, migration));
            assertThat(both.get(0).get() + both.get(1).get())
                    .isEqualTo(flyway().info().applied().length)
                    .isPositive();
        }
    }

    @Test
    void letsEachServiceDoItsWorkAndNoMore() throws SQLException {
        migrate();
        try (var ingest = connect("contaluz_ingest");
                var statement = ingest.createStatement()) {
            statement.execute("select ensure_reading_month('2026-11-22T00:00:00Z')");
            statement.execute(
                    "insert into meter_reading (usage_point_id, measured_at, register_wh, source)"
                            + " values (1, '2026-11-22T00:00:00Z', 1, 1)");
            assertThatThrownBy(() -> statement.execute("delete from meter_reading"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("select * from customer"))
                    .hasMessageContaining("permission denied");
        }
        try (var billing = connect("contaluz_billing");
                var statement = billing.createStatement()) {
            statement.execute("insert into customer (username, name) values ('maria', 'Maria')");
            assertThatThrownBy(() -> statement.execute("delete from usage_point"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesMonthsFarAhead() throws SQLException {
        migrate();
        try (var ingest = connect("contaluz_ingest");
                var statement = ingest.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute(
                                    "select ensure_reading_month(now() + interval '1 year')"))
                    .hasMessageContaining("too far ahead");
        }
    }

    private int migrate() {
        return flyway().migrate().migrationsExecuted;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword())
                .placeholders(Map.of("ingestPassword", "contaluz", "billingPassword", "contaluz"))
                .load();
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), role, "contaluz");
    }
}
