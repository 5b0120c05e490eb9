package io.contaluz.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Postman collection, by newman, against a running stack.
@ExtendWith(SharedStack.class)
class PostmanTests {

    @TempDir Path folder;

    @Test
    void everyAssertionOfTheCollectionHolds(Stack stack) throws Exception {
        assumeTrue(Newman.isThere(), "SKIPPED: no Node (npx), which newman needs");
        var output = folder.resolve("newman.out");
        var newman = Newman.run(stack.ports(), output);
        assertThat(newman.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(newman.exitValue()).as(Files.readString(output)).isZero();
    }
}
