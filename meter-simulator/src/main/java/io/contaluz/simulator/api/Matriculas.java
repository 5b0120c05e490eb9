package io.contaluz.simulator.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Matriculas in a row, one a line.
final class Matriculas implements CsvLines {

    private final long end;
    private long next;

    Matriculas(long first, int count) {
        next = first;
        end = first + count;
    }

    @Override
    public boolean next(ByteBuffer target) {
        if (next == end) {
            return false;
        }
        target.put((next++ + "\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }
}
