package io.contaluz.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Runs the Postman collection.
final class Newman {

    private static final String VERSION = "newman@6.2.1";

    private Newman() {}

    /// Where there must be no skip, CI says so in its environment and a missing Node is a failure.
    static boolean isThere() {
        return System.getenv("CI") != null
                || Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npx")));
    }

    static Process run(Ports ports, Path output) throws IOException {
        var postman = Home.DIRECTORY.resolve("postman");
        return new ProcessBuilder(
                        List.of(
                                "npx",
                                "--yes",
                                VERSION,
                                "run",
                                postman.resolve("contaluz.postman_collection.json").toString(),
                                "--environment",
                                postman.resolve("local.postman_environment.json").toString(),
                                "--env-var",
                                "billing=http://127.0.0.1:" + ports.http(),
                                "--env-var",
                                "ingest=http://127.0.0.1:" + ports.ingestHttp(),
                                "--reporter-cli-no-banner"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
