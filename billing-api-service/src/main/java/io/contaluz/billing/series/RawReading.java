package io.contaluz.billing.series;

import java.time.Instant;
import java.util.Comparator;

/// A register as a meter sent it.
///
/// @param registerWh in watt-hours
/// @param beside whether another register was stored for its time, and this one kept beside it
public record RawReading(Instant at, long registerWh, Instant receivedAt, boolean beside) {

    /// Of several for one time the first counts; which one that is, does not depend on how they are
    /// handed over.
    static final Comparator<RawReading> PRECEDENCE =
            Comparator.comparing(RawReading::beside)
                    .thenComparing(RawReading::receivedAt)
                    .thenComparingLong(RawReading::registerWh);

    /// @throws IllegalArgumentException if no register can be like that
    public RawReading {
        if (registerWh < 0) {
            throw new IllegalArgumentException("negative register: " + registerWh);
        }
    }
}
