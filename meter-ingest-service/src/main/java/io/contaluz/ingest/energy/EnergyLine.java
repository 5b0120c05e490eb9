package io.contaluz.ingest.energy;

import java.util.ArrayList;
import java.util.List;

/// Follows the readings of a usage point in the order of their times, and tells the energy from
/// each good one to the next.
///
/// Whether a reading is good depends on the last good one before it and on whether any was left out
/// since: once the register has fallen it does not turn over, or one that was set back would have
/// turned some days later. So a line can be taken up again at any good reading.
final class EnergyLine {

    /// Where the energy goes.
    interface Segments {

        /// Takes the energy between two times; equal ones if it appeared at once.
        void add(long from, long to, long wattHours);
    }

    private final Stays stays;
    private final Segments segments;
    private final List<Fall> falls = new ArrayList<>();
    private boolean begun;
    private boolean fallen;
    private long goodAt;
    private long goodRegister;

    EnergyLine(Stays stays, Segments segments) {
        this.stays = stays;
        this.segments = segments;
    }

    /// Takes the line up at a good reading.
    ///
    /// @param fellAfter whether all that came after it was left out
    void resume(long at, long register, boolean fellAfter) {
        begun = true;
        goodAt = at;
        goodRegister = register;
        fallen = fellAfter;
    }

    /// Takes the next reading.
    ///
    /// @return whether it is good; others are left out
    boolean accept(long at, long register) {
        if (begun && !advance(at, register)) {
            fallen = true;
            return false;
        }
        if (fallen) {
            falls.add(new Fall(goodAt, at));
        }
        resume(at, register, false);
        return true;
    }

    private boolean advance(long at, long register) {
        int before = stays.position(goodAt);
        int now = stays.position(at);
        var stay = stays.at(now);
        if (before == now) {
            long energy = stay.energy(goodRegister, register, most(goodAt, at));
            if (energy >= 0) {
                segments.add(goodAt, at, energy);
            }
            return energy >= 0;
        }
        long energy =
                Stays.inGap(now) ? 0 : stay.energy(stay.initial(), register, most(stay.from(), at));
        if (energy < 0) {
            return false;
        }
        long left = leave(before, now);
        long entered = Stays.inGap(now) ? at : stay.from();
        segments.add(left, entered, 0);
        segments.add(entered, at, energy);
        return true;
    }

    /// Tells the energy up to the end of the last stay before a position.
    ///
    /// @return when that was
    private long leave(int position, int later) {
        long left = goodAt;
        if (!Stays.inGap(position)) {
            var stay = stays.at(position);
            left = stay.to();
            long energy = stay.energy(goodRegister, stay.last(), most(goodAt, left));
            segments.add(goodAt, left, Math.max(0, energy));
        }
        for (var stay : stays.between(position, later)) {
            segments.add(left, stay.from(), 0);
            long energy = stay.energy(stay.initial(), stay.last(), most(stay.from(), stay.to()));
            segments.add(stay.from(), stay.to(), Math.max(0, energy));
            left = stay.to();
        }
        return left;
    }

    /// What a register may have risen over a turn: nothing, not even 0, in a fall.
    private long most(long from, long to) {
        return fallen ? -1 : Stay.mostWithin(from, to);
    }

    boolean begun() {
        return begun;
    }

    /// When the last good reading was.
    long goodAt() {
        return goodAt;
    }

    long goodRegister() {
        return goodRegister;
    }

    /// What was left out since the line was taken up.
    List<Fall> falls() {
        var all = new ArrayList<>(falls);
        if (fallen) {
            all.add(new Fall(goodAt, Fall.NOT_YET));
        }
        return all;
    }
}
