package io.contaluz.billing.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The energy of a period by the quarter of an hour.
///
/// @param slots those of which anything is known, the earliest first
/// @param flags of the readings from the first of the total's registers to the last
public record CycleEnergy(CycleTotal total, List<Slot> slots, Set<Flag> flags) {

    public CycleEnergy {
        slots = List.copyOf(slots);
        flags = Set.copyOf(flags);
    }

    /// Energy of the 15 minutes from a time on, in watt-hours.
    ///
    /// @param estimated whether any of it was apportioned by time, or rests on an estimate
    public record Slot(Instant start, long wattHours, boolean estimated) {}

    /// Energy of a day in the usage point's zone, in watt-hours.
    ///
    /// @param known how many of its slots are known
    public record Day(LocalDate date, long wattHours, boolean estimated, int known) {

        private static Day of(LocalDate date, Slot slot) {
            return new Day(date, slot.wattHours(), slot.estimated(), 1);
        }

        private Day plus(Day other) {
            return new Day(
                    date,
                    Math.addExact(wattHours, other.wattHours),
                    estimated || other.estimated,
                    known + other.known);
        }
    }

    /// The energy of a period that begins and ends with a slot of 15 minutes.
    ///
    /// @throws IllegalArgumentException if it does not
    public static CycleEnergy of(
            RegisterSeries series, Instant from, Instant to, ValidationRules rules) {
        var total = CycleTotal.of(series, from, to);
        var flags = flags(series, total.registers(), rules);
        return new CycleEnergy(total, slots(series, from, to), flags);
    }

    /// The slots of a period that begins and ends with one, as far as anything is known of them,
    /// the earliest first.
    ///
    /// @throws IllegalArgumentException if it does not
    public static List<Slot> slots(RegisterSeries series, Instant from, Instant to) {
        var slots = new ArrayList<Slot>();
        Quarters.of(series.segments())
                .within(from, to)
                .forEach((start, quarter) ->
                        slots.add(new Slot(start, quarter.wattHours(), quarter.estimated())));
        return slots;
    }

    private static Set<Flag> flags(
            RegisterSeries series, List<RegisterUsed> registers, ValidationRules rules) {
        var flags = new TreeSet<Flag>();
        if (registers.size() > 1) {
            var first = registers.getFirst().at();
            var last = registers.getLast().at();
            rules.flags(series).subMap(first, false, last, true).values().forEach(flags::addAll);
        }
        return flags;
    }

    /// The days of which anything is known, the earliest first.
    public Collection<Day> days(ZoneId zone) {
        var days = new TreeMap<LocalDate, Day>();
        for (var slot : slots) {
            var date = LocalDate.ofInstant(slot.start(), zone);
            days.merge(date, Day.of(date, slot), Day::plus);
        }
        return days.values();
    }
}
