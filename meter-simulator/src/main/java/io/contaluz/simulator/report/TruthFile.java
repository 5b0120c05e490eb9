package io.contaluz.simulator.report;

import io.contaluz.simulator.chaos.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Writes the truth of a hostile run as CSV, a meter a line.
public final class TruthFile {

    private static final String HEADER = "matricula,leituras,energia_wh,primeira,ultima";

    private TruthFile() {}

    /// Writes, over what was there.
    ///
    /// @throws IOException if it cannot
    public static void write(Path file, Truth truth) throws IOException {
        var lines = truth.meters().stream().map(TruthFile::line);
        Files.write(file, Stream.concat(Stream.of(HEADER), lines).toList());
    }

    private static String line(Truth.OfMeter meter) {
        return String.join(
                ",",
                Long.toString(meter.matricula()),
                Long.toString(meter.stored()),
                Long.toString(meter.wattHours()),
                Objects.toString(meter.first(), ""),
                Objects.toString(meter.last(), ""));
    }
}
