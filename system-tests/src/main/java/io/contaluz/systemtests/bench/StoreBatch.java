package io.contaluz.systemtests.bench;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/// Made-up readings of meters that take turns, a second apart.
///
/// @param usagePoints their usage points
/// @param measured when, in microseconds since 1970
/// @param registers in watt-hours
/// @param received when they came, in microseconds since 1970
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoreBatch(int[] usagePoints, long[] measured, long[] registers, long[] received) {

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /// @param first how many came before
    static StoreBatch of(int firstUsagePoint, int meters, int first, int size) {
        var batch = new StoreBatch(new int[size], new long[size], new long[size], new long[size]);
        long now =
                ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.now().with(ChronoField.NANO_OF_SECOND, 0));
        for (int i = 0; i < size; i++) {
            batch.usagePoints[i] = firstUsagePoint + (first + i) % meters;
            // The past day, so that each meter's times differ however fast the batches follow.
            int turn = (first + i) / meters;
            batch.measured[i] = now - DAY + turn * SECOND;
            batch.registers[i] = turn;
            batch.received[i] = now;
        }
        return batch;
    }

    int size() {
        return usagePoints.length;
    }
}
