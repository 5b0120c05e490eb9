package io.contaluz.billing.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The energy of a period, and what it rests on. Periods that follow each other add up to the
/// whole.
///
/// @param from start of the period, and of a slot of 15 minutes
/// @param to its end, which is not in it
/// @param registers what counts at its start and end and where a meter was exchanged, a register
///   turned over or somebody decided, the earliest first
/// @param slots those of which anything is known, the earliest first
/// @param flags of the readings from the first to the last of the registers
/// @param unresolved whether the register has fallen within it or before, for no reason on record
public record CycleEnergy(
        Instant from,
        Instant to,
        List<RegisterUsed> registers,
        List<Slot> slots,
        Set<Flag> flags,
        boolean unresolved) {

    private static final long MINUTES = 15;

    public CycleEnergy {
        registers = List.copyOf(registers);
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

    /// The energy of a period that begins and ends with a slot.
    public static CycleEnergy of(
            RegisterSeries series, Instant from, Instant to, ValidationRules rules) {
        var slots = new ArrayList<Slot>();
        Quarters.of(series.segments())
                .within(from, to)
                .forEach((start, quarter) ->
                        slots.add(new Slot(start, quarter.wattHours(), quarter.estimated())));
        var registers = RegisterUsed.of(series, from, to);
        var unresolved = series.unresolved().filter(point -> point.at().isBefore(to)).isPresent();
        return new CycleEnergy(
                from, to, registers, slots, flags(series, registers, rules), unresolved);
    }

    private static Set<Flag> flags(
            RegisterSeries series, List<RegisterUsed> registers, ValidationRules rules) {
        var flags = new TreeSet<Flag>();
        if (!registers.isEmpty()) {
            var first = registers.getFirst().at();
            var last = registers.getLast().at();
            rules.flags(series).subMap(first, false, last, true).values().forEach(flags::addAll);
        }
        return flags;
    }

    /// All of it, in watt-hours, as far as it is known.
    public long wattHours() {
        return slots.stream().mapToLong(Slot::wattHours).reduce(0, Math::addExact);
    }

    /// Whether all of its slots are known.
    public boolean complete() {
        return slots.size() == from.until(to, ChronoUnit.MINUTES) / MINUTES;
    }

    public boolean estimated() {
        return slots.stream().anyMatch(Slot::estimated);
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
