package io.contaluz.billing.metering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a register showed at a time.
///
/// @param voltage that the meter told with it; null if none, or if nobody needs to know
public record Reading(Instant measuredAt, WattHours register, @Nullable Voltage voltage) {

    public Reading(Instant measuredAt, WattHours register) {
        this(measuredAt, register, null);
    }
}
