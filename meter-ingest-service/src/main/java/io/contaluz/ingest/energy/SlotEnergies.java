package io.contaluz.ingest.energy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/// The energy of a usage point's slots from some slot on.
///
/// Within a segment energy is apportioned by time: of what was measured between two readings, the
/// part up to a boundary is rounded down, and the rest is the next slot's. So nothing is lost or
/// counted twice, and each segment's part of a slot depends on no other segment.
final class SlotEnergies implements EnergyLine.Segments {

    private static final int ROOM = 4;

    private final int first;
    private final BitSet covered = new BitSet();
    private final BitSet estimated = new BitSet();
    private long[] energies = new long[ROOM];

    /// None of them has any energy yet; what comes before the first is not kept.
    SlotEnergies(int first) {
        this.first = first;
    }

    /// Takes up the first slot with what it has already.
    SlotEnergies(int first, long energy, boolean isEstimated) {
        this(first);
        energies[0] = energy;
        estimated.set(0, isEstimated);
    }

    @Override
    public void add(long from, long to, long wattHours) {
        int last = Slot.endingAt(to);
        if (last < first || (from == to && wattHours == 0)) {
            return;
        }
        int slot = from == to ? last : Math.max(first, Slot.of(from));
        boolean apportioned = Slot.start(slot) > from && wattHours > 0 && from < to;
        long before = apportioned ? part(wattHours, Slot.start(slot) - from, to - from) : 0;
        mark(slot, apportioned);
        for (; slot < last; slot++) {
            long after = part(wattHours, Slot.start(slot + 1) - from, to - from);
            put(slot, after - before);
            boolean inside = wattHours > 0 && Slot.start(slot + 1) < to;
            mark(slot, inside);
            mark(slot + 1, inside);
            before = after;
        }
        put(last, wattHours - before);
    }

    private static long part(long wattHours, long elapsed, long duration) {
        if (Math.multiplyHigh(wattHours, elapsed) == 0 && wattHours * elapsed >= 0) {
            return wattHours * elapsed / duration;
        }
        return BigInteger.valueOf(wattHours)
                .multiply(BigInteger.valueOf(elapsed))
                .divide(BigInteger.valueOf(duration))
                .longValueExact();
    }

    private void put(int slot, long energy) {
        int index = slot - first;
        if (index >= energies.length) {
            energies = Arrays.copyOf(energies, Math.max(index + 1, 2 * energies.length));
        }
        energies[index] = Math.addExact(energies[index], energy);
        covered.set(index);
    }

    private void mark(int slot, boolean isEstimated) {
        if (isEstimated) {
            estimated.set(slot - first);
        }
    }

    /// The first slot that is kept.
    int first() {
        return first;
    }

    /// The slot after the last one that a segment has reached.
    int end() {
        return first + covered.length();
    }

    /// The first slot that a segment has reached.
    int begin() {
        return first + Math.max(0, covered.nextSetBit(0));
    }

    long energy(int slot) {
        int index = slot - first;
        return index < energies.length ? energies[index] : 0;
    }

    boolean isEstimated(int slot) {
        return estimated.get(slot - first);
    }

    /// Whether two readings enclose a moment of the slot.
    boolean isCovered(int slot) {
        return covered.get(slot - first);
    }

    /// Writes the slots of a range by days.
    void patch(int usagePoint, int from, int to, Consumer<DayPatch> days) {
        int slot = from;
        while (slot < to) {
            int end = Math.min(to, (Slot.day(slot) + 1) * Slot.A_DAY);
            days.accept(patch(usagePoint, slot, end));
            slot = end;
        }
    }

    private DayPatch patch(int usagePoint, int from, int to) {
        var values = new StringBuilder("{");
        var bits = new StringBuilder();
        for (int slot = from; slot < to; slot++) {
            values.append(slot == from ? "" : ",");
            if (isCovered(slot)) {
                values.append(energy(slot));
            } else {
                values.append("null");
            }
            bits.append(isCovered(slot) && isEstimated(slot) ? '1' : '0');
        }
        int day = Slot.day(from);
        int before = from - day * Slot.A_DAY;
        return new DayPatch(
                usagePoint, day, before, values.append('}').toString(), bits.toString());
    }
}
