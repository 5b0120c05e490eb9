package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// The README's curls, run as they stand there, give the answers that stand under them.
@ExtendWith(SharedStack.class)
class ReadmeTests {

    private static final Pattern CURL =
            Pattern.compile("^\\$ (curl [^\\n]*(?:\\\\\\n[^\\n]*)*)\\n([^$`]*)", Pattern.MULTILINE);

    /// The demonstration's history ends one hour before the stack's start, whenever that was.
    private static final Pattern TIME =
            Pattern.compile("\\d\\d-\\d\\d-\\d{4} \\d\\d:\\d\\d:\\d\\d");

    @TestFactory
    Stream<DynamicTest> everyCurlOfTheReadmeGivesItsAnswer(Stack stack) throws Exception {
        var readme = Files.readString(Home.DIRECTORY.resolve("README.md"));
        var curls = CURL.matcher(readme).results().toList();
        assertThat(curls).hasSizeGreaterThanOrEqualTo(4);
        return curls.stream()
                .map(curl ->
                        DynamicTest.dynamicTest(curl.group(1), () -> givesItsAnswer(stack, curl)));
    }

    private static void givesItsAnswer(Stack stack, MatchResult curl) throws Exception {
        var command = curl.group(1).replace(":8080", ":" + stack.ports().http());
        var process =
                new ProcessBuilder(List.of("bash", "-c", command))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(anyTime(answer)).isEqualTo(anyTime(curl.group(2)));
    }

    private static String anyTime(String text) {
        return TIME.matcher(text.strip()).replaceAll("dd-MM-yyyy HH:mm:ss");
    }
}
