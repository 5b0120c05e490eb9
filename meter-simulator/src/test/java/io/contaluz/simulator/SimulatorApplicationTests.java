package io.contaluz.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own.
class SimulatorApplicationTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void aSignalEndsItInOrder() throws Exception {
        var report = folder.resolve("report.json");
        try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout((int) LIMIT.toMillis());
            var process =
                    start(
                            Map.of(),
                            "--no-resume",
                            "--interval=0.01",
                            "--port=" + receiver.getLocalPort(),
                            "--report=" + report);
            receiver.receive(new DatagramPacket(new byte[2048], 2048));
            process.destroy();
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(output()).startsWith("meters    10 from 2000001 on");
            assertThat(Files.readString(report)).contains("\"meters\" : 10", "\"ranges\"");
        }
    }

    @Test
    void theEnvironmentSetsDefaultsAndItsExitCodeIsTheCommands() throws Exception {
        var process = start(Map.of("INTERVALO_ENVIO", "often"), "--no-resume");
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output())
                .startsWith("simulator: ")
                .contains("'often' is no number of seconds")
                .hasLineCount(1);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(SimulatorApplication.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.redirectOutput(folder.resolve("output").toFile()).start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
