package io.contaluz.simulator.firmware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The file that a fleet's firmware state is kept in between two runs. It is always replaced whole.
public final class StateFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    /// What stands in the file.
    ///
    /// @param running whether the numbers that were used meanwhile are not known
    private record Content(long firstMatricula, int size, boolean running, FirmwareState state) {}

    /// A file that may be there or not.
    public StateFile(Path file) {
        this.file = file;
    }

    /// Begins a run: notes that it runs, before it uses a number.
    ///
    /// @param now in seconds since the epoch
    /// @return the state to go on from
    /// @throws IOException if the file cannot be read or written, or is another fleet's
    public FirmwareState open(long firstMatricula, int size, long now) throws IOException {
        var state = beginning(firstMatricula, size, now);
        var running = new FirmwareState(state.generation(), List.of());
        write(new Content(firstMatricula, size, true, running));
        return state;
    }

    private FirmwareState beginning(long firstMatricula, int size, long now) throws IOException {
        if (!Files.exists(file)) {
            return FirmwareState.begin(now, size);
        }
        var content = read();
        if (content.firstMatricula != firstMatricula || content.size != size) {
            throw new IOException(
                    "%s is the state of %d meters from %d on"
                            .formatted(file, content.size, content.firstMatricula));
        }
        return content.running
                ? FirmwareState.begin(Math.max(now, content.state.generation() + 1), size)
                : content.state;
    }

    private Content read() throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(file), Content.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is no state of a fleet: " + e.getOriginalMessage(), e);
        }
    }

    /// Ends a run in order.
    ///
    /// @throws IOException if the file cannot be written
    public void close(long firstMatricula, FirmwareState state) throws IOException {
        write(new Content(firstMatricula, state.meters().size(), false, state));
    }

    /// After a crash there is the old file or the new one, and nothing in between.
    private void write(Content content) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
        try (var channel =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }
}
