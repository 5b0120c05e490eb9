package io.contaluz.billing.invoicing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A usage point that nobody can add an invoice for until it is let go: whoever tries waits.
final class HeldUsagePoint implements AutoCloseable {

    private static final String WAITING = ":holder = any(pg_blocking_pids(pid))";

    private final Connection connection;
    private final int holder;
    private final JdbcClient jdbc;

    private HeldUsagePoint(Connection connection, int holder, JdbcClient jdbc) {
        this.connection = connection;
        this.holder = holder;
        this.jdbc = jdbc;
    }

    /// @param jdbc the service's own: it may end its own connections only
    static HeldUsagePoint of(Environment environment, JdbcClient jdbc, String matricula)
            throws SQLException {
        var connection =
                DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
        connection.setAutoCommit(false);
        var lock = "select from usage_point where matricula = ? for update";
        try (var statement = connection.prepareStatement(lock)) {
            statement.setString(1, matricula);
            statement.execute();
        }
        try (var statement = connection.prepareStatement("select pg_backend_pid()");
                var row = statement.executeQuery()) {
            row.next();
            return new HeldUsagePoint(connection, row.getInt(1), jdbc);
        }
    }

    /// Waits until somebody waits for it.
    void awaitWaiting() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        jdbc.sql("select count(*) from pg_stat_activity where " + WAITING)
                                        .param("holder", holder)
                                        .query(Long.class)
                                        .single()
                                > 0);
    }

    /// Ends the connections that wait for it, as if their process were gone.
    void killWaiting() {
        jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity where " + WAITING)
                .param("holder", holder)
                .query(row -> {});
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
