package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `contaluz up` promises of processes and data.
class UpTests {

    @TempDir Path data;

    private final Ports ports = Ports.free();

    @AfterEach
    void leaveNothing() throws Exception {
        assertThat(contaluz("down", "--data", data.toString())).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void aSecondUpKeepsTheDataAndTheMetersGoOnUntilAServiceEnds() throws Exception {
        long stored;
        try (var stack = Stack.start(data, ports, "--meters", "5", "--interval", "1")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> fleetReadings(stack) >= 10);
            stored = fleetReadings(stack);
            assertThat(processes()).hasSizeGreaterThanOrEqualTo(4);
        }
        assertThat(processes()).as("after Ctrl-C").isEmpty();
        try (var stack = Stack.start(data, ports, "--meters", "5", "--interval", "1")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> fleetReadings(stack) > stored + 5);
            assertThat(registersThatFell(stack)).isZero();
            assertThat(stack.query("select count(*) from customer")).isEqualTo(10);
            stack.process("ingest").destroyForcibly();
            assertThat(stack.script().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(stack.script().exitValue()).isEqualTo(1);
            assertThat(stack.output()).contains("contaluz: ingest has ended; its log: " + data);
            assertThat(processes()).isEmpty();
        }
    }

    @Test
    @Tag("fault")
    void aKilledScriptLeavesNoProcess() throws Exception {
        var stack = Stack.start(data, ports, "--no-simulator");
        stack.script().destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
    }

    @Test
    void detachedItRunsOnUntilDown() throws Exception {
        var up = contaluz("up", "--data", data.toString(), "--no-simulator", "--detach");
        assertThat(up).isZero();
        assertThat(Files.readString(data.resolve("out"))).contains("contaluz: ready");
        assertThat(processes()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(contaluz("down", "--data", data.toString())).isZero();
        assertThat(processes()).isEmpty();
    }

    @Test
    void aPortInUseIsOneClearLine() throws Exception {
        try (var taken = new ServerSocket(ports.http())) {
            assertThat(contaluz("up", "--data", data.toString())).isEqualTo(1);
            assertThat(Files.readString(data.resolve("out")))
                    .isEqualTo(
                            "contaluz: port %d is in use; set CONTALUZ_HTTP_PORT to a free one.\n"
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aSenselessOptionIsOneClearLine() throws Exception {
        assertThat(contaluz("up", "--data", data.toString(), "--meters", "many")).isEqualTo(1);
        assertThat(Files.readString(data.resolve("out")))
                .isEqualTo("contaluz: --meters wants a whole number, not 'many'.\n");
    }

    private int contaluz(String... words) throws Exception {
        var command = new ArrayList<>(List.of(Home.DIRECTORY + "/contaluz"));
        command.addAll(List.of(words));
        var process = Stack.script(ports, data.resolve("out"), command);
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /// Every process that works on the data folder: the services, their database, its backends.
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(UpTests::commandLine)
                .filter(line -> line.contains(data.toString()))
                .filter(line -> !line.contains("contaluz down"))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            var words = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
            return words.replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private static long fleetReadings(Stack stack) throws Exception {
        return stack.query("select count(*) from meter_reading where source = 1");
    }

    private static long registersThatFell(Stack stack) throws Exception {
        return stack.query(
                "select count(*) from (select register_wh - lag(register_wh) over"
                        + " (partition by usage_point_id order by measured_at) as wh"
                        + " from meter_reading where source = 1) d where wh < 0");
    }
}
