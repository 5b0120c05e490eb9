package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Ports;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// A stack in a folder that goes with it.
record FreshStack(Stack stack) implements AutoCloseable {

    static FreshStack start() throws IOException, InterruptedException {
        return start(Map.of());
    }

    /// @param settings of its services, as their environment
    static FreshStack start(Map<String, String> settings) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("contaluz-bench");
        try {
            return new FreshStack(Stack.start(folder, Ports.free(), settings, "--no-simulator"));
        } catch (IOException | InterruptedException e) {
            remove(folder);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        remove(stack.data());
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
