package io.contaluz.systemtests.fault;

import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Home;
import io.contaluz.systemtests.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The PostgreSQL of `contaluz up` under its supervisor, and what can befall it.
final class Database implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final Sql sql;
    private Service supervisor;

    private Database(Path folder, int port) throws IOException {
        this.folder = folder;
        this.sql = new Sql(port);
        this.supervisor = supervise(List.of());
    }

    /// Starts one whose data are in a folder.
    static Database start(Path folder, int port) throws IOException {
        var database = new Database(folder, port);
        database.awaitAnswer();
        return database;
    }

    Sql sql() {
        return sql;
    }

    /// Where the server keeps its data.
    Path data() {
        return folder.resolve("postgres");
    }

    /// Starts it again.
    void start() throws IOException {
        startIn(List.of());
    }

    /// Starts it by a command that takes the supervisor's own as its arguments.
    void startIn(List<String> wrapper) throws IOException {
        supervisor = supervise(wrapper);
        awaitAnswer();
    }

    private Service supervise(List<String> wrapper) throws IOException {
        var embedded = Home.DIRECTORY.resolve("db", "embedded", "target");
        var command = new ArrayList<>(wrapper);
        command.add(Home.java());
        command.addAll(Home.jvmOptions("database"));
        command.add("-cp");
        command.add(embedded.resolve("contaluz-db-embedded.jar") + ":" + embedded.resolve("lib/*"));
        command.add("io.contaluz.db.embedded.DatabaseSupervisor");
        command.addAll(List.of(data().toString(), "" + sql.port()));
        return new Service(folder.resolve("database.log"), Map.of(), command);
    }

    private void awaitAnswer() {
        await().atMost(START).until(sql::answers);
    }

    /// Stops it, and whoever would start it again.
    void stop() {
        supervisor.stop();
    }

    /// Ends the server as `kill -9` does; its supervisor starts it again.
    void kill() throws IOException {
        var postmaster = postmaster();
        postmaster.destroyForcibly();
        await().atMost(START).until(() -> !postmaster.isAlive());
    }

    /// Stops all of the server's processes where they are.
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /// Lets them go on.
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /// The supervisor.
    ProcessHandle process() {
        return supervisor.process();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", signal));
        var postmaster = postmaster();
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .forEach(process -> command.add(Long.toString(process.pid())));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(data().resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
