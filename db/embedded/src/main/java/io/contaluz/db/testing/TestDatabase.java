package io.contaluz.db.testing;

import io.contaluz.db.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// An empty database with its owner, on the one server that all tests of a JVM share.
///
/// The server is a container where an engine answers, else the embedded one;
/// `CONTALUZ_TEST_DATABASE=embedded` or `container` in the environment takes the choice away.
public record TestDatabase(String jdbcUrl, String owner, String ownerPassword) {

    public static TestDatabase create() {
        var server = Server.SHARED;
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(PostgresServer.NAME),
                                PostgresServer.NAME,
                                PostgresServer.NAME);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for a test", e);
        }
        return new TestDatabase(server.jdbcUrl(name), PostgresServer.NAME, PostgresServer.NAME);
    }

    private record Server(String jdbcUrlPrefix) {

        private static final Server SHARED = choose();

        private String jdbcUrl(String database) {
            return jdbcUrlPrefix + database;
        }

        private static Server choose() {
            return switch (System.getenv().getOrDefault("CONTALUZ_TEST_DATABASE", "any")) {
                case "embedded" -> embedded();
                case "container" -> container();
                default ->
                        DockerClientFactory.instance().isDockerAvailable()
                                ? containerOrEmbedded()
                                : embedded();
            };
        }

        /// An engine that can fetch no image is as good as none, unless a container was asked for.
        private static Server containerOrEmbedded() {
            try {
                return container();
            } catch (ContainerFetchException | ContainerLaunchException e) {
                System.err.println("no PostgreSQL container (" + e.getMessage() + "): embedded");
                return embedded();
            }
        }

        private static Server container() {
            var container =
                    new PostgreSQLContainer("postgres:18")
                            .withDatabaseName(PostgresServer.NAME)
                            .withUsername(PostgresServer.NAME)
                            .withPassword(PostgresServer.NAME);
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            return new Server(
                    "jdbc:postgresql://%s:%d/"
                            .formatted(container.getHost(), container.getMappedPort(5432)));
        }

        private static Server embedded() {
            try {
                Path directory = Files.createTempDirectory("contaluz-test-database");
                var server = PostgresServer.start(directory, 0);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, directory)));
                return new Server(server.jdbcUrl(""));
            } catch (IOException e) {
                throw new IllegalStateException("the embedded PostgreSQL does not start", e);
            }
        }

        private static void remove(PostgresServer server, Path directory) {
            try (var files = Files.walk(directory)) {
                server.stop();
                files.sorted(Comparator.reverseOrder()).forEach(TestDatabase::delete);
            } catch (IOException e) {
                System.err.println("left behind: " + directory + ": " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("left behind: " + file + ": " + e.getMessage());
        }
    }
}
