package io.contaluz.ingest.energy;

import org.jspecify.annotations.Nullable;

/// Goes on where the energy of a usage point ends: what most readings come to, and the reason why
/// each of those is read only once.
final class Append implements RollUp {

    private final Span span;
    private final SlotEnergies slots;
    private final EnergyLine line;
    private long seenAt;

    Append(Span span, @Nullable Progress before, Stays stays) {
        this.span = span;
        if (before == null) {
            slots = new SlotEnergies(Slot.of(span.first()));
            line = new EnergyLine(stays, slots);
        } else {
            int open = Slot.of(before.goodAt());
            slots = new SlotEnergies(open, before.openEnergy(), before.openEstimated());
            line = new EnergyLine(stays, slots);
            line.resume(before.goodAt(), before.goodRegister(), before.fallen());
            seenAt = before.seenAt();
        }
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public void accept(long at, long register) {
        line.accept(at, register);
        seenAt = at;
    }

    @Override
    public void finish(Changes changes) {
        if (!line.begun()) {
            return;
        }
        int usagePoint = span.usagePoint();
        slots.patch(usagePoint, slots.begin(), slots.end(), changes.days()::add);
        line.falls().forEach(fall -> changes.fell(usagePoint, fall));
        changes.progress().add(Progress.of(usagePoint, line, seenAt, slots));
    }
}
