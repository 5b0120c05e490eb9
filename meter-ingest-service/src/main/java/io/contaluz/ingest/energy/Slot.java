package io.contaluz.ingest.energy;

import java.util.concurrent.TimeUnit;

/// Slots of 15 minutes, numbered from 1970-01-01 00:00 UTC on. Times are microseconds since then.
final class Slot {

    static final int A_DAY = 96;
    private static final long MICROS = TimeUnit.MINUTES.toMicros(15);

    private Slot() {}

    /// The slot that begins at or before a time and ends after it.
    static int of(long at) {
        return Math.toIntExact(Math.floorDiv(at, MICROS));
    }

    /// The slot that begins before a time and ends at or after it.
    static int endingAt(long at) {
        return of(at - 1);
    }

    static long start(int slot) {
        return slot * MICROS;
    }

    static int day(int slot) {
        return Math.floorDiv(slot, A_DAY);
    }
}
