package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Home;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/// One rate, sent to [BareStore] beside a stack that does nothing else: the same machine, the same
/// server, the same idle neighbours.
final class BareTrial {

    private BareTrial() {}

    static Figures run(Stack stack, Load load, int port)
            throws IOException, InterruptedException, SQLException {
        stack.sql().execute("drop table if exists " + BareStore.TABLE);
        stack.sql()
                .execute(
                        "create table %s (like meter_reading including all)"
                                .formatted(BareStore.TABLE));
        var output = stack.data().resolve("bare.out");
        var bare = start(stack, port, output);
        try {
            while (bare.isAlive() && !Files.readString(output).startsWith("ready")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            long sent = load.send(stack, port);
            if (bare.waitFor() != 0) {
                throw new IOException("the bare store failed:\n" + Files.readString(output));
            }
            long last = Long.parseLong(Files.readAllLines(output).getLast());
            return Figures.of(
                    stack, BareStore.TABLE, sent, Instant.EPOCH.plus(last, ChronoUnit.MICROS));
        } finally {
            bare.destroy();
        }
    }

    private static Process start(Stack stack, int port, Path output) throws IOException {
        return new ProcessBuilder(
                        Home.java(),
                        "-Xmx400m",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareStore.class.getName(),
                        stack.sql().url(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
