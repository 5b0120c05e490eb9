package io.contaluz.billing.series;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A time of the series: what was sent for it, what was decided about it, and whether it counts.
///
/// @param sent what the meter sent for this time, by precedence; empty if nothing
/// @param counts whether energy is told from it and up to it; it does not if it was left out, by
///   somebody or because the register had fallen without turning over
public record Point(
        Instant at, List<RawReading> sent, @Nullable Revision revision, boolean counts) {

    /// What the meter sent.
    public @Nullable Long raw() {
        return sent.isEmpty() ? null : sent.getFirst().registerWh();
    }

    /// What stands after all decisions, whether it counts or not; null if somebody left it out.
    public @Nullable Long validated() {
        if (revision == null || revision.state() == State.VALIDATED) {
            return raw();
        }
        return revision.registerWh();
    }

    /// What counts.
    ///
    /// @throws IllegalStateException if nothing does
    public long register() {
        var validated = validated();
        if (validated == null) {
            throw new IllegalStateException("left out: " + at);
        }
        return validated;
    }

    /// Whether the register had fallen without turning over, and nobody has decided about it.
    public boolean fell() {
        return validated() != null && !counts;
    }

    /// What is thought of it.
    ///
    /// @param suspicious whether a rule has something against it
    public State state(boolean suspicious) {
        if (revision != null) {
            return revision.state();
        }
        return suspicious ? State.RAW : State.VALIDATED;
    }

    boolean isEstimated() {
        return revision != null && revision.state() == State.ESTIMATED;
    }

    Point counting(boolean isGood) {
        return new Point(at, sent, revision, isGood);
    }
}
