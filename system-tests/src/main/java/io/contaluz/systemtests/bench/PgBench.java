package io.contaluz.systemtests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's own load tool: what the database alone answers.
///
/// @param command where it is
record PgBench(Path command) {

    private static final Pattern CONNECTING = Pattern.compile("connection time = (\\d+)");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /// Finds it on the path, or where Debian puts it.
    static PgBench find() throws IOException {
        var onPath =
                Stream.of(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, "pgbench"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (onPath.isPresent()) {
            return new PgBench(onPath.get());
        }
        if (Files.isDirectory(DEBIAN)) {
            try (var files = Files.find(DEBIAN, 3, (file, its) -> file.endsWith("pgbench"))) {
                var found = files.findFirst();
                if (found.isPresent()) {
                    return new PgBench(found.get());
                }
            }
        }
        throw new IOException("there is no pgbench: install PostgreSQL's client programs");
    }

    /// Has as many clients run a script, each one transaction after the other.
    Latencies run(Path script, int port, int clients, Duration time)
            throws IOException, InterruptedException {
        var log = script.resolveSibling(script.getFileName() + ".log");
        var builder =
                new ProcessBuilder(
                        List.of(
                                command.toString(),
                                "--no-vacuum",
                                "--protocol=prepared",
                                "--client=" + clients,
                                "--time=" + time.toSeconds(),
                                "--file=" + script,
                                "--log",
                                "--log-prefix=" + log,
                                "--host=127.0.0.1",
                                "--port=" + port,
                                "--username=contaluz_billing",
                                "contaluz"));
        builder.environment().put("PGPASSWORD", "contaluz");
        var process = builder.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var connecting = CONNECTING.matcher(output);
        if (process.waitFor() != 0 || !connecting.find()) {
            throw new IOException("pgbench failed:\n" + output + Files.readString(script));
        }
        // Of the service, too, only what comes after all have connected is measured.
        var asking = time.minusMillis(Long.parseLong(connecting.group(1)));
        try (var lines = Files.lines(Path.of(log + "." + process.pid()))) {
            var microseconds = lines.mapToLong(line -> Long.parseLong(line.split(" ", 4)[2]));
            return Latencies.of(microseconds.map(TimeUnit.MICROSECONDS::toNanos).toArray(), asking);
        }
    }
}
