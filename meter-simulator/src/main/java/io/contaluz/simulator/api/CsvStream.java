package io.contaluz.simulator.api;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A header and lines as a stream that is never whole in memory.
final class CsvStream extends InputStream {

    private final CsvLines lines;
    private final ByteBuffer buffer;
    private boolean ended;

    CsvStream(String header, CsvLines lines) {
        this.lines = lines;
        buffer = ByteBuffer.allocate(CsvLines.LONGEST * 64);
        buffer.put(header.getBytes(StandardCharsets.US_ASCII)).flip();
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!buffer.hasRemaining() && !ended) {
            refill();
        }
        if (!buffer.hasRemaining()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    private void refill() {
        buffer.clear();
        while (!ended && buffer.remaining() >= CsvLines.LONGEST) {
            ended = !lines.next(buffer);
        }
        buffer.flip();
    }
}
