package io.contaluz.billing.energy;

import io.contaluz.billing.series.CycleEnergy.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of the table: the quarters of an hour of a day in UTC.
///
/// @param energy in watt-hours; null where it is not known
/// @param estimated a 1 where it was apportioned by time
record EnergyDay(LocalDate day, List<@Nullable Long> energy, String estimated) {

    private static final int QUARTERS = 96;
    private static final long SECONDS = SlotLength.SHORTEST.toSeconds();

    /// The days that some slots fall in.
    ///
    /// @param slots the earliest first
    static List<EnergyDay> of(List<Slot> slots) {
        var days = new LinkedHashMap<LocalDate, Map<Integer, Slot>>();
        for (var slot : slots) {
            var at = slot.start().atOffset(ZoneOffset.UTC);
            int quarter = at.get(ChronoField.MINUTE_OF_DAY) / 15;
            days.computeIfAbsent(at.toLocalDate(), day -> new HashMap<>()).put(quarter, slot);
        }
        return days.entrySet().stream().map(day -> of(day.getKey(), day.getValue())).toList();
    }

    private static EnergyDay of(LocalDate day, Map<Integer, Slot> slots) {
        var energy = new ArrayList<@Nullable Long>();
        var estimated = new StringBuilder();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            var slot = slots.get(quarter);
            energy.add(slot == null ? null : slot.wattHours());
            estimated.append(slot != null && slot.estimated() ? '1' : '0');
        }
        return new EnergyDay(day, energy, estimated.toString());
    }

    /// The slots of a period, as far as some days in a row tell them.
    static List<Slot> within(List<EnergyDay> days, Instant from, Instant to) {
        var slots = new ArrayList<Slot>(days.size() * QUARTERS);
        for (var day : days) {
            day.add(from.getEpochSecond(), to.getEpochSecond(), slots);
        }
        return slots;
    }

    private void add(long from, long to, List<Slot> slots) {
        long start = startOf(0).getEpochSecond();
        for (int quarter = 0; quarter < quarters(); quarter++) {
            var value = energy.get(quarter);
            // By whole seconds: closings ask so for each slot of a fleet, and durations are slow.
            long at = start + quarter * SECONDS;
            if (value != null && at >= from && at < to) {
                slots.add(new Slot(Instant.ofEpochSecond(at), value, isEstimated(quarter)));
            }
        }
    }

    int quarters() {
        return energy.size();
    }

    Instant startOf(int quarter) {
        return Instant.ofEpochSecond((day.toEpochDay() * QUARTERS + quarter) * SECONDS);
    }

    boolean isEstimated(int quarter) {
        return estimated.charAt(quarter) == '1';
    }
}
