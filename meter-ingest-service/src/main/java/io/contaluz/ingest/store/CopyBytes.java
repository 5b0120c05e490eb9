package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Readings in the binary form of COPY (PostgreSQL 18, COPY, "Binary Format").
final class CopyBytes {

    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEAD = 19;
    private static final int TAIL = 2;
    private static final int ROW = 2 + 7 * Integer.BYTES + 4 + 2 + 8 + 8 + 8 + 2;
    private static final short SOURCE_DATAGRAM = 1;
    private static final int NULL = -1;

    /// PostgreSQL counts from 2000-01-01.
    private static final long EPOCH = TimeUnit.DAYS.toMicros(10_957);

    private CopyBytes() {}

    static byte[] of(ReadingBatch batch, int[] rows) {
        var bytes = ByteBuffer.allocate(HEAD + rows.length * ROW + voltages(batch, rows) + TAIL);
        bytes.put(SIGNATURE).putInt(0).putInt(0);
        for (int row : rows) {
            bytes.putShort((short) 7);
            bytes.putInt(Integer.BYTES).putInt(batch.usagePoint(row));
            bytes.putInt(Short.BYTES).putShort((short) 0);
            bytes.putInt(Long.BYTES).putLong(batch.measuredAt(row) - EPOCH);
            bytes.putInt(Long.BYTES).putLong(batch.register(row));
            bytes.putInt(Long.BYTES).putLong(batch.receivedAt(row) - EPOCH);
            bytes.putInt(Short.BYTES).putShort(SOURCE_DATAGRAM);
            if (batch.hasVoltage(row)) {
                bytes.putInt(Short.BYTES).putShort(batch.decivolts(row));
            } else {
                bytes.putInt(NULL);
            }
        }
        return bytes.putShort((short) -1).array();
    }

    /// The bytes of the voltages, which not every row has.
    private static int voltages(ReadingBatch batch, int[] rows) {
        int bytes = 0;
        for (int row : rows) {
            bytes += batch.hasVoltage(row) ? Short.BYTES : 0;
        }
        return bytes;
    }
}
