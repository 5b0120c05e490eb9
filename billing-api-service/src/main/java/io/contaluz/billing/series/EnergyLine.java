package io.contaluz.billing.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Follows registers in the order of their times, and tells the energy from each good one to the
/// next.
///
/// Whether one is good depends on the last good one before it and on what was left out since: it is
/// left out if the register is below that one and cannot have turned over in the time between. Once
/// one was left out, nothing turns over: otherwise a register that was set back would have turned
/// some days later. So a dip that recovers counts nothing twice, and after a fall that lasts
/// nothing counts until a meter's stay on record explains it.
final class EnergyLine {

    private final Stays stays;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable Point good;
    private boolean fallen;

    EnergyLine(Stays stays) {
        this.stays = stays;
    }

    /// Takes the next one, which somebody has not left out.
    ///
    /// @return whether it is good
    boolean accept(Point next) {
        fallen = good != null && !advance(good, next);
        good = fallen ? good : next;
        return !fallen;
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
            var energy = stay.energy(from.register(), next.register(), most(from.at(), next.at()));
            energy.ifPresent(wh -> segments.add(new Segment(from.at(), next.at(), wh, estimated)));
            return energy.isPresent();
        }
        var energy =
                Stays.inGap(now)
                        ? OptionalLong.of(0)
                        : stay.energy(
                                stay.initialWh(), next.register(), most(stay.from(), next.at()));
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
            var energy = stay.energy(from.register(), stay.finalWh(), most(from.at(), left));
            segments.add(new Segment(from.at(), left, energy.orElse(0), from.isEstimated()));
        }
        for (var stay : stays.between(position, later)) {
            segments.add(new Segment(left, stay.from(), 0, false));
            var energy =
                    stay.energy(stay.initialWh(), stay.finalWh(), most(stay.from(), stay.to()));
            segments.add(new Segment(stay.from(), stay.to(), energy.orElse(0), false));
            left = stay.to();
        }
        return left;
    }

    /// What a register may have risen over a turn: nothing, not even 0, in a fall.
    private long most(Instant from, Instant to) {
        return fallen ? -1 : Stay.mostWithin(from, to);
    }
}
