package io.contaluz.billing.series;

import java.time.Instant;

/// What a register showed, times its meter's multiplier, where a bill needs to know it: read there,
/// or told from the readings around it.
///
/// @param wattHours of the register
/// @param turned watt-hours at which it began anew since the boundary before it; 0 if it did not
/// @param before the counting reading at that time or before it; of a meter's first and last
///   register, the time of that
/// @param after the counting reading at that time or after it; as above
public record Boundary(
        Instant at,
        long wattHours,
        long turned,
        RegisterUsed.Role role,
        Basis basis,
        Instant before,
        Instant after) {

    /// How it is known.
    public enum Basis {
        /// It was read.
        READ,
        /// Somebody put it there for a reading.
        EDITED,
        /// Somebody had it estimated, or it lies next to such a register.
        ESTIMATED,
        /// It lies on the line between two that were read.
        INTERPOLATED,
        /// It is what the energy since the cycle's start, as it was rolled up, comes to.
        ROLLED_UP,
        /// The same, where a line split energy, since it was not read there.
        ROLLED_UP_ESTIMATED
    }
}
