package io.contaluz.billing.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Follows registers in the order of their times, and tells the energy from each good one to the
/// next.
///
/// Whether one is good depends on the last good one before it and on nothing else: it is left out
/// if the register is below that one and has not turned over. So a dip that recovers counts nothing
/// twice, and after a fall that lasts nothing counts until a meter's stay on record explains it.
final class EnergyLine {

    private final Stays stays;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable Point good;

    EnergyLine(Stays stays) {
        this.stays = stays;
    }

    /// Takes the next one, which somebody has not left out.
    ///
    /// @return whether it is good
    boolean accept(Point next) {
        if (good != null && !advance(good, next)) {
            return false;
        }
        good = next;
        return true;
    }

    List<Segment> segments() {
        return segments;
    }

    private boolean advance(Point from, Point next) {
        int before = stays.position(from.at());
        int now = stays.position(next.at());
        boolean estimated = from.isEstimated() || next.isEstimated();
        var stay = stays.at(now);
        if (before == now) {
            var energy = stay.energy(from.register(), next.register());
            energy.ifPresent(wh -> segments.add(new Segment(from.at(), next.at(), wh, estimated)));
            return energy.isPresent();
        }
        var energy =
                Stays.inGap(now)
                        ? OptionalLong.of(0)
                        : stay.energy(stay.initialWh(), next.register());
        if (energy.isEmpty()) {
            return false;
        }
        var left = leave(from, before, now);
        var entered = Stays.inGap(now) ? next.at() : stay.from();
        segments.add(new Segment(left, entered, 0, false));
        segments.add(new Segment(entered, next.at(), energy.getAsLong(), next.isEstimated()));
        return true;
    }

    /// Tells the energy up to the end of the last stay before a position.
    ///
    /// @return when that was
    private Instant leave(Point from, int position, int later) {
        var left = from.at();
        if (!Stays.inGap(position)) {
            var stay = stays.at(position);
            left = stay.to();
            long energy = stay.energy(from.register(), stay.finalWh()).orElse(0);
            segments.add(new Segment(from.at(), left, energy, from.isEstimated()));
        }
        for (var stay : stays.between(position, later)) {
            segments.add(new Segment(left, stay.from(), 0, false));
            segments.add(new Segment(stay.from(), stay.to(), stay.whole(), false));
            left = stay.to();
        }
        return left;
    }
}
