package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docker compose up` for real: built from the Dockerfile, three simulators, the Postman
/// collection, and down again. A functional run: no load on container networks.
@Tag("compose")
class ComposeTests {

    private static final String PROJECT = "contaluz-system-test";
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir Path folder;

    private final Ports ports = Ports.free();

    @AfterEach
    void down() throws Exception {
        compose("down", "--volumes", "--timeout", "20");
    }

    @Test
    void theWholeStackComesUpAnswersAndGoesDown() throws Exception {
        assertThat(compose("up", "--detach", "--build", "--scale", "meter-simulator=3"))
                .as(this::lastOutput)
                .isZero();
        await().atMost(Duration.ofMinutes(2)).until(() -> metersThatSend() == 12);
        var newman = Newman.run(ports, folder.resolve("newman.out"));
        assertThat(newman.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(newman.exitValue()).as(Files.readString(folder.resolve("newman.out"))).isZero();
        assertThat(publishedPorts("postgres")).as("the database is not published").isEmpty();
        assertThat(userOf("billing-api-service")).isNotEqualTo("0");
    }

    /// Three replicas of four meters: twelve meters only if their ranges are apart.
    private long metersThatSend() throws Exception {
        compose(
                "exec",
                "-T",
                "postgres",
                "psql",
                "-U",
                "contaluz",
                "-d",
                "contaluz",
                "-Atc",
                "select count(distinct usage_point_id) from meter_reading where source = 1");
        var answer = lastOutput().strip();
        return answer.matches("\\d+") ? Long.parseLong(answer) : 0;
    }

    private String publishedPorts(String service) throws Exception {
        compose("ps", "-q", service);
        var container = lastOutput().strip();
        run(List.of("docker", "port", container));
        return lastOutput().strip();
    }

    private String userOf(String service) throws Exception {
        compose("exec", "-T", service, "id", "-u");
        return lastOutput().strip();
    }

    private int compose(String... words) throws Exception {
        var command = new ArrayList<>(composeCommand());
        command.addAll(List.of("-p", PROJECT));
        command.addAll(List.of(words));
        return run(command);
    }

    private int run(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(Home.DIRECTORY.toFile());
        builder.environment().putAll(ports.environment());
        builder.environment().put("SIMULATOR_METERS", "4");
        builder.environment().put("SIMULATOR_INTERVAL", "1");
        builder.environment().put("CONTALUZ_MASTER_KEY", MASTER_KEY);
        var process =
                builder.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private String lastOutput() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// Compose as a plugin of the engine's client where there is one, else the program of old.
    private static List<String> composeCommand() throws Exception {
        var plugin =
                new ProcessBuilder("docker", "compose", "version")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return plugin.waitFor() == 0 ? List.of("docker", "compose") : List.of("docker-compose");
    }
}
