package io.contaluz.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process takes of memory, as Linux counts it, in MiB.
record Rss(long currentMib, long peakMib) {

    static Rss of(ProcessHandle process) throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        long current = 0;
        long peak = 0;
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                current = mib(line);
            } else if (line.startsWith("VmHWM:")) {
                peak = mib(line);
            }
        }
        return new Rss(current, peak);
    }

    private static long mib(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
    }
}
