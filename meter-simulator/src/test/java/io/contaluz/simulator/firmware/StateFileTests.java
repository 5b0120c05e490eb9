package io.contaluz.simulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contaluz.simulator.firmware.FirmwareState.Count;
import io.contaluz.simulator.firmware.FirmwareState.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTests {

    private static final long FIRST_MATRICULA = 2_000_001;
    private static final long NOW = 1_790_000_000;
    private static final FirmwareState STATE =
            new FirmwareState(
                    NOW,
                    List.of(
                            new Count(17, List.of(new Kept(16, List.of(7L, 8L), List.of(1L, 2L)))),
                            new Count(0, List.of())));

    @TempDir Path folder;
    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = folder.resolve("fleet.state");
    }

    @Test
    void aFleetWithoutAFileBeginsAGenerationOfThisSecond() throws IOException {
        assertThat(open(NOW)).isEqualTo(FirmwareState.begin(NOW, 2));
    }

    @Test
    void aFleetThatEndedInOrderGoesOn() throws IOException {
        open(NOW);
        new StateFile(path).close(FIRST_MATRICULA, STATE);
        assertThat(open(NOW + 60)).isEqualTo(STATE);
    }

    @Test
    void aFleetThatCrashedBeginsANewGeneration() throws IOException {
        open(NOW);
        assertThat(open(NOW + 60)).isEqualTo(FirmwareState.begin(NOW + 60, 2));
    }

    @Test
    void evenIfItsClockWasSetBackOrItCrashedWithinTheSecond() throws IOException {
        open(NOW);
        assertThat(open(NOW).generation()).isEqualTo(NOW + 1);
        assertThat(open(NOW - 60).generation()).isEqualTo(NOW + 2);
    }

    @Test
    void aFleetThatWentOnAndCrashedBeginsANewGenerationToo() throws IOException {
        open(NOW);
        new StateFile(path).close(FIRST_MATRICULA, STATE);
        open(NOW + 60);
        assertThat(open(NOW).generation()).isEqualTo(NOW + 1);
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        open(NOW);
        new StateFile(path).close(FIRST_MATRICULA, STATE);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void theStateOfAnotherFleetIsRefusedAndKept() throws IOException {
        new StateFile(path).close(FIRST_MATRICULA, STATE);
        assertThatThrownBy(() -> new StateFile(path).open(FIRST_MATRICULA + 1, 2, NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is the state of 2 meters from 2000001 on");
        assertThatThrownBy(() -> new StateFile(path).open(FIRST_MATRICULA, 3, NOW))
                .isInstanceOf(IOException.class);
        assertThat(open(NOW)).isEqualTo(STATE);
    }

    @Test
    void whatIsNoStateIsRefusedAndKept() throws IOException {
        Files.writeString(path, "seq=17");
        assertThatThrownBy(() -> open(NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no state of a fleet");
        assertThat(path).hasContent("seq=17");
    }

    private FirmwareState open(long now) throws IOException {
        return new StateFile(path).open(FIRST_MATRICULA, 2, now);
    }
}
