package io.contaluz.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The supervisor as the script runs it: a process.
class DatabaseSupervisorTests {

    @TempDir Path directory;

    private final int port = freePort();
    private Process supervisor;

    @BeforeEach
    void start() throws IOException {
        supervisor = supervise();
        awaitAnswer();
    }

    @AfterEach
    void end() throws Exception {
        supervisor.destroyForcibly().waitFor();
        PostgresServer.stopAnyOn(directory);
    }

    @Test
    void keepsWhatIsCommittedOnDisk() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void startsAKilledServerAgainWithItsData() throws Exception {
        query("create table kept as select 42 as answer");
        var killed = postmaster();
        killed.destroyForcibly();
        await().until(() -> !killed.isAlive());
        awaitAnswer();
        assertThat(query("select answer from kept")).isEqualTo("42");
        assertThat(setting("fsync")).isEqualTo("on");
    }

    @Test
    void stopsTheServerWhenItIsTerminated() throws Exception {
        var server = postmaster();
        supervisor.destroy();
        await().atMost(Duration.ofSeconds(30)).until(() -> !supervisor.isAlive());
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void takesOverWhatAKilledSupervisorLeft() throws Exception {
        var orphan = postmaster();
        supervisor.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();
        supervisor = supervise();
        await().atMost(Duration.ofSeconds(30)).until(() -> !orphan.isAlive());
        awaitAnswer();
    }

    private Process supervise() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseSupervisor.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitAnswer() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> query("select 1").equals("1"));
    }

    private String setting(String name) throws SQLException {
        return query("select setting from pg_settings where name = '%s'".formatted(name));
    }

    private String query(String sql) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/contaluz".formatted(port);
        try (var connection = DriverManager.getConnection(url, "contaluz", "contaluz");
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
