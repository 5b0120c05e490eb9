package io.contaluz.ingest.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Which times a reading may have.
///
/// @param tolerance how far ahead of ours a meter's clock may be
/// @param retention how long readings count: refunds reach back 60 cycles (REN ANEEL 1000/2021)
public record ReadingRules(Duration tolerance, Period retention) {

    /// Why a reading of that time, received at another, is refused; null where it is not.
    public @Nullable ReadingRejection refusal(Instant measuredAt, Instant receivedAt) {
        if (measuredAt.isAfter(receivedAt.plus(tolerance))) {
            return ReadingRejection.FUTURE;
        }
        return measuredAt.isBefore(oldest(receivedAt)) ? ReadingRejection.ANCIENT : null;
    }

    private Instant oldest(Instant receivedAt) {
        return receivedAt.atOffset(ZoneOffset.UTC).minus(retention).toInstant();
    }
}
