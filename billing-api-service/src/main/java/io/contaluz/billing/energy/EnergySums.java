package io.contaluz.billing.energy;

import io.contaluz.billing.metering.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Adds quarters of an hour up to the slots of a period. A slot's energy is the sum of what is
/// known of it, so that the sum of all slots is the same whatever their length; a slot of which
/// nothing is known is left out.
final class EnergySums {

    private final EnergyPeriod period;
    private final Consumer<EnergySlot> consumer;

    private Instant start = Instant.MIN;
    private Instant end = Instant.MIN;
    private long energy;
    private boolean estimated;
    private int known;

    private EnergySums(EnergyPeriod period, Consumer<EnergySlot> consumer) {
        this.period = period;
        this.consumer = consumer;
    }

    /// Hands over the slots, the earliest first.
    ///
    /// @param days the earliest first
    static void each(EnergyPeriod period, List<EnergyDay> days, Consumer<EnergySlot> consumer) {
        var sums = new EnergySums(period, consumer);
        days.forEach(sums::add);
        sums.close();
    }

    private void add(EnergyDay day) {
        for (int quarter = 0; quarter < day.quarters(); quarter++) {
            var value = day.energy().get(quarter);
            var at = day.startOf(quarter);
            if (value != null && !at.isBefore(period.start()) && at.isBefore(period.end())) {
                add(at, value, day.isEstimated(quarter));
            }
        }
    }

    private void add(Instant at, long value, boolean apportioned) {
        if (!at.isBefore(end)) {
            close();
            open(at);
        }
        energy = Math.addExact(energy, value);
        estimated |= apportioned;
        known++;
    }

    private void open(Instant at) {
        var zone = period.usagePoint().zone();
        start = period.length().startOf(at, zone);
        end = period.length().end(start, zone);
        energy = 0;
        estimated = false;
        known = 0;
    }

    private void close() {
        if (known > 0) {
            var quarters = start.until(end).dividedBy(SlotLength.SHORTEST);
            consumer.accept(
                    new EnergySlot(start, new WattHours(energy), estimated, known == quarters));
        }
    }
}
