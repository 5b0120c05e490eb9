package io.contaluz.ingest.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A line of docs/wire-format-vectors.tsv.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vector(
        String name,
        String outcome,
        byte[] datagram,
        String matricula,
        String wattHours,
        String dataHora) {

    static List<Vector> all() {
        try {
            return Files.readAllLines(Path.of("../docs/wire-format-vectors.tsv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(v -> new Vector(v[0], v[1], bytes(v[2]), v[3], v[4], v[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Resolves `\xNN` and `\\`.
    private static byte[] bytes(String escaped) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (escaped.charAt(i + 1) == 'x') {
                bytes.write(Integer.parseInt(escaped, i + 2, i + 4, 16));
                i += 3;
            } else {
                bytes.write('\\');
                i++;
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
