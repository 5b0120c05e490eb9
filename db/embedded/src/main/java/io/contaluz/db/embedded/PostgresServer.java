package io.contaluz.db.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A PostgreSQL server on the loopback address and a directory of its own, durable: `fsync` and
/// `synchronous_commit` are on, which the library's own defaults turn off.
public final class PostgresServer {

    /// Database, owner and password of what `contaluz up` and the tests run on.
    public static final String NAME = "contaluz";

    /// In the data directory.
    private static final String LOG = "server.log";

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Path dataDirectory;
    private final int port;

    private PostgresServer(Path dataDirectory, int port) {
        this.dataDirectory = dataDirectory;
        this.port = port;
    }

    /// Starts a server, over the data that a former one left if there is any.
    ///
    /// @param port TCP port, 0 for any free one
    /// @throws IOException if it does not accept connections within a minute
    public static PostgresServer start(Path dataDirectory, int port) throws IOException {
        Files.createDirectories(dataDirectory);
        // Its process and lock outlive this object on purpose: stop() ends them.
        var launched =
                EmbeddedPostgres.builder()
                        .setDataDirectory(dataDirectory)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(START_LIMIT)
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        // Who starts it stops listening to it a moment later.
                        .setServerConfig("logging_collector", "on")
                        .setServerConfig("log_directory", ".")
                        .setServerConfig("log_filename", LOG)
                        .start();
        var server = new PostgresServer(dataDirectory, launched.getPort());
        server.ensureDatabase();
        return server;
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /// Whether the postmaster's process is there; it may still be recovering.
    boolean isAlive() {
        return postmaster(dataDirectory).isPresent();
    }

    /// Starts the server again with the options of its last start.
    ///
    /// @return whether it accepts connections; false while the lock or the shared memory of the one
    ///   that died is still there: call again
    boolean restart(Path postgresBinary) throws IOException, InterruptedException {
        return control(
                postgresBinary, "restart", "-m", "fast", "-w", "-t", "" + START_LIMIT.toSeconds());
    }

    /// Where the running server's program is; the library does not tell where it unpacked it.
    Path postgresBinary() throws IOException {
        return postmaster(dataDirectory)
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow(() -> new IOException("no server runs on " + dataDirectory));
    }

    /// Stops the server: clients are disconnected, what is committed is on disk.
    public void stop() throws IOException, InterruptedException {
        stopAnyOn(dataDirectory);
    }

    /// Stops the server that runs on a data directory, if one does, whoever started it.
    ///
    /// @return whether there was one
    static boolean stopAnyOn(Path dataDirectory) throws IOException, InterruptedException {
        var running = postmaster(dataDirectory);
        if (running.isEmpty()) {
            return false;
        }
        var binary = running.flatMap(process -> process.info().command()).map(Path::of);
        if (binary.isPresent()) {
            new PostgresServer(dataDirectory, 0)
                    .control(binary.get(), "stop", "-m", "fast", "-w", "-t", "30");
            // pg_ctl watches the pid file, which goes a moment before the process does.
            awaitEnd(running.get());
        }
        return true;
    }

    private static void awaitEnd(ProcessHandle process) throws IOException, InterruptedException {
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server does not stop", e);
        }
    }

    /// Creates a database of its own owner's, for a test that wants an empty one.
    public void createDatabase(String database) throws SQLException {
        execute("create database %s owner %s".formatted(database, NAME));
    }

    private void ensureDatabase() throws IOException {
        try {
            if (!exists("select from pg_roles where rolname = '%s'".formatted(NAME))) {
                execute(
                        "create role %1$s login createdb createrole password '%1$s'"
                                .formatted(NAME));
            }
            if (!exists("select from pg_database where datname = '%s'".formatted(NAME))) {
                createDatabase(NAME);
            }
        } catch (SQLException e) {
            throw new IOException("could not create the database " + NAME, e);
        }
    }

    private boolean exists(String query) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = superuser();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
    }

    private boolean control(Path postgresBinary, String... arguments)
            throws IOException, InterruptedException {
        var program = postgresBinary.resolveSibling("pg_ctl").toString();
        var command = new ArrayList<>(asUnprivileged());
        command.addAll(List.of(program, "-D", dataDirectory.toString()));
        command.addAll(List.of("-l", dataDirectory.resolve(LOG).toString()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(START_LIMIT.toSeconds() + 10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    /// PostgreSQL refuses to run as root; in a user namespace without a mapping it is nobody.
    private static List<String> asUnprivileged() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("unshare", "-U")
                : List.of();
    }

    private static Optional<ProcessHandle> postmaster(Path dataDirectory) {
        try (var lines = Files.lines(dataDirectory.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive)
                    .filter(PostgresServer::isPostgres);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            // No file, or one that is being written: no server that could be asked yet.
            return Optional.empty();
        }
    }

    /// A process id is used again after a reboot; only a postgres is the one we mean.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).stream()
                .anyMatch(program -> program.getFileName().toString().startsWith("postgres"));
    }
}
