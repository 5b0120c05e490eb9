package io.contaluz.ingest.energy;

import java.util.List;

/// Recomputes the slots that a late or a replaced reading has touched, and no more: from the last
/// good reading before it to the first one after it that was good before and is still.
final class Rewrite implements RollUp {

    /// What is known of the span before its readings are.
    ///
    /// @param from the first slot that may change
    /// @param to the last reading that was looked at
    /// @param toTheEnd whether no later one has been rolled up
    /// @param before how far the energy had come
    record Window(Span span, int from, long to, boolean toTheEnd, Progress before) {}

    private final Window window;
    private final List<Fall> known;
    private final SlotEnergies slots;
    private final EnergyLine line;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt;
    private long agreedAt = Long.MAX_VALUE;
    private int end = Integer.MAX_VALUE;
    private boolean complete;

    /// @param known what was left out of the energy until now
    Rewrite(Window window, List<Fall> known, Stays stays) {
        this.window = window;
        this.known = known;
        slots = new SlotEnergies(window.from());
        line = new EnergyLine(stays, slots);
    }

    @Override
    public Span span() {
        return window.span();
    }

    @Override
    public void accept(long at, long register) {
        if (complete) {
            return;
        }
        firstAt = Math.min(firstAt, at);
        lastAt = at;
        boolean good = line.accept(at, register);
        if (good && end == Integer.MAX_VALUE && at > span().last() && wasGood(at)) {
            agreedAt = at;
            end = Slot.endingAt(at) + 1;
        }
        complete = good && end < Integer.MAX_VALUE && at >= Slot.start(end);
    }

    private boolean wasGood(long at) {
        return known.stream().noneMatch(fall -> fall.holds(at));
    }

    @Override
    public void finish(Changes changes) {
        if (!line.begun()) {
            return;
        }
        if (!complete && !window.toTheEnd()) {
            changes.widened().add(span().widened(window.to()));
            return;
        }
        int usagePoint = span().usagePoint();
        // Nothing was ever told of what came before the first reading.
        int from = Math.max(window.from(), Slot.of(firstAt));
        changes.forget()
                .add(
                        new Changes.Forgotten(
                                usagePoint, firstAt, complete ? agreedAt : Fall.NOT_YET));
        line.falls().stream()
                .filter(fall -> !complete || fall.goodAt() < agreedAt)
                .forEach(fall -> changes.fell(usagePoint, fall));
        if (complete) {
            slots.patch(usagePoint, from, end, changes.days()::add);
            return;
        }
        long before = Math.max(window.before().goodAt(), line.goodAt());
        slots.patch(usagePoint, from, Slot.endingAt(before) + 1, changes.days()::add);
        long seenAt = Math.max(window.before().seenAt(), lastAt);
        changes.progress().add(Progress.of(usagePoint, line, seenAt, slots));
    }
}
