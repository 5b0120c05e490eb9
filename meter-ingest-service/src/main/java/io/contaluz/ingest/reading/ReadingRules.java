package io.contaluz.ingest.reading;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Which times a reading may have; all in microseconds since 1970.
///
/// @param tolerance how far ahead of ours a meter's clock may be
/// @param retentionMonths how long readings count: refunds reach back 60 cycles (REN ANEEL
///   1000/2021)
public record ReadingRules(Duration tolerance, int retentionMonths) {

    private static final long DAY = TimeUnit.DAYS.toMicros(1);

    /// Why a reading of that time, received at another, is refused; null where it is not.
    public @Nullable ReadingRejection refusal(long measuredAt, long receivedAt) {
        if (measuredAt > receivedAt + TimeUnit.NANOSECONDS.toMicros(tolerance.toNanos())) {
            return ReadingRejection.FUTURE;
        }
        return measuredAt < oldest(receivedAt) ? ReadingRejection.ANCIENT : null;
    }

    private long oldest(long receivedAt) {
        long day = Math.floorDiv(receivedAt, DAY);
        long firstDay = LocalDate.ofEpochDay(day).minusMonths(retentionMonths).toEpochDay();
        return firstDay * DAY + Math.floorMod(receivedAt, DAY);
    }
}
