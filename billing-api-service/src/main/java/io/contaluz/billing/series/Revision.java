package io.contaluz.billing.series;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody has decided about the reading of a time.
///
/// @param registerWh what counts in its place, in watt-hours; null unless estimated or edited
/// @param knownFrom since when it holds
public record Revision(
        Instant at,
        State state,
        @Nullable Long registerWh,
        Instant knownFrom,
        String who,
        String why) {

    /// @throws IllegalArgumentException if the register does not go with the state
    public Revision {
        boolean replaces = state == State.ESTIMATED || state == State.EDITED;
        if (state == State.RAW || replaces != (registerWh != null)) {
            throw new IllegalArgumentException(state + " with register " + registerWh);
        }
    }
}
