package io.contaluz.ingest.spool;

import io.contaluz.ingest.reading.ReadingBatch;
import java.nio.ByteBuffer;

/// A batch as bytes: a version, the number of rows, the rows. The rows of version 1, which may
/// still wait from before the service was changed, have no voltage.
final class BatchBytes {

    private static final byte VERSION = 2;
    private static final byte WITHOUT_VOLTAGE = 1;
    private static final short NO_VOLTAGE = -1;
    private static final int HEAD = Byte.BYTES + Integer.BYTES;
    private static final int ROW = Integer.BYTES + 3 * Long.BYTES + Short.BYTES;

    private BatchBytes() {}

    static byte[] of(ReadingBatch batch) {
        var bytes = ByteBuffer.allocate(HEAD + batch.size() * ROW);
        bytes.put(VERSION).putInt(batch.size());
        for (int row = 0; row < batch.size(); row++) {
            bytes.putInt(batch.usagePoint(row))
                    .putLong(batch.measuredAt(row))
                    .putLong(batch.register(row))
                    .putLong(batch.receivedAt(row))
                    .putShort(batch.decivolts(row));
        }
        return bytes.array();
    }

    /// @throws IllegalArgumentException if the bytes are of another version
    static ReadingBatch batch(byte[] array) {
        var bytes = ByteBuffer.wrap(array);
        byte version = bytes.get();
        if (version != VERSION && version != WITHOUT_VOLTAGE) {
            throw new IllegalArgumentException("kept by another version of the service");
        }
        int size = bytes.getInt();
        var batch = new ReadingBatch(size);
        for (int row = 0; row < size; row++) {
            batch.add(
                    bytes.getInt(),
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong(),
                    version == WITHOUT_VOLTAGE ? NO_VOLTAGE : bytes.getShort());
        }
        return batch;
    }
}
