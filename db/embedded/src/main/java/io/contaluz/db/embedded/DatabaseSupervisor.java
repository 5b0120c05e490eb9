package io.contaluz.db.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs the database of `contaluz up` until a signal stops it, and starts its server again whenever
/// that dies.
public final class DatabaseSupervisor {

    private static final Duration WATCH_INTERVAL = Duration.ofMillis(250);

    private final Path dataDirectory;
    private final int port;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private DatabaseSupervisor(Path dataDirectory, int port) {
        this.dataDirectory = dataDirectory;
        this.port = port;
    }

    /// Runs until stopped.
    ///
    /// @param arguments the data directory and the TCP port
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: DatabaseSupervisor DATA_DIRECTORY PORT");
        }
        var directory = Path.of(arguments[0]).toAbsolutePath();
        new DatabaseSupervisor(directory, Integer.parseInt(arguments[1])).run();
    }

    private void run() throws IOException, InterruptedException {
        if (PostgresServer.stopAnyOn(dataDirectory)) {
            say("stopped the server that a former run had left");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-database"));
        var server = PostgresServer.start(dataDirectory, port);
        var binary = server.postgresBinary();
        say("ready on port " + server.port());
        while (!stopped.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!server.isAlive()) {
                say("the server is gone: starting it again");
                say(server.restart(binary) ? "ready again" : "not yet: trying again");
            }
        }
    }

    private void stop() {
        stopped.countDown();
        try {
            PostgresServer.stopAnyOn(dataDirectory);
            say("stopped");
        } catch (IOException e) {
            say("could not stop the server: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String what) {
        System.out.println("database: " + what);
    }
}
