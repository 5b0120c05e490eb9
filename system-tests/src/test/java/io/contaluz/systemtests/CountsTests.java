package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What `contaluz counts` shows.
@ExtendWith(SharedStack.class)
class CountsTests {

    @TempDir Path folder;

    @Test
    void onceItIsATableOfWhatTheActuatorTells(Stack stack) throws Exception {
        long rejected = rejected(stack);
        stack.datagram("no reading");
        await().until(() -> rejected(stack) == rejected + 1);

        var process = counts(stack, "--once");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(output())
                .containsPattern("datagrams\\.rejected\\.not_json +" + (rejected + 1) + " *\\n")
                .containsPattern("readings\\.waiting\\.spool +0 *\\n")
                .containsPattern("datagrams\\.residual +0 *\\n");
    }

    @Test
    void withoutATerminalItIsALineEachSecondWithRates(Stack stack) throws Exception {
        var process = counts(stack);
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> output().lines().count() >= 3);
        } finally {
            process.destroy();
        }
        assertThat(output().lines().skip(1))
                .allSatisfy(line ->
                        assertThat(line)
                                .matches(
                                        "\\d\\d:\\d\\d:\\d\\d datagrams\\.received=\\d+ \\(\\d+/s\\)"
                                                + ".* readings\\.residual=-?\\d+"));
    }

    @Test
    void whereNoIngestAnswersItIsOneClearLine(Stack stack) throws Exception {
        var nowhere = Ports.free();
        var process =
                Stack.script(
                        nowhere,
                        folder.resolve("out"),
                        List.of(Home.DIRECTORY + "/contaluz", "counts", "--once"));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output())
                .isEqualTo(
                        "contaluz: no ingest answers on port %d (CONTALUZ_INGEST_HTTP_PORT).%n"
                                .formatted(nowhere.ingestHttp()));
    }

    private static long rejected(Stack stack) throws IOException, InterruptedException {
        return stack.counts().at("/datagrams/rejected/not_json").asLong();
    }

    private Process counts(Stack stack, String... options) throws IOException {
        var command = new ArrayList<>(List.of(Home.DIRECTORY + "/contaluz", "counts"));
        command.addAll(List.of(options));
        return Stack.script(stack.ports(), folder.resolve("out"), command);
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("out"));
    }
}
