package io.contaluz.billing.comparison;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.refusal.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The days that are compared, where the usage point is.
///
/// @param end the day after the last
record Period(LocalDate start, LocalDate end) {

    private static final int LONGEST = 366;

    private static final Pattern DAY = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final String NO_DAY = "deve ser um dia deste século (2026-10-01)";

    /// A rest that is shorter belongs to the month before: a bill of a few days would tell little.
    private static final int SHORTEST_REST = 15;

    /// @throws Refusal if it is empty, or longer than a year
    Period {
        if (!end.isAfter(start)) {
            throw Refusal.invalid("fim", "deve vir depois de inicio");
        }
        if (start.until(end, ChronoUnit.DAYS) > LONGEST) {
            throw Refusal.invalid(
                    "fim", "deve vir até %d dias depois de inicio".formatted(LONGEST));
        }
    }

    /// Reads its bounds.
    ///
    /// @throws Refusal if one is missing, or is no day
    static Period parse(@Nullable String start, @Nullable String end) {
        return new Period(day("inicio", start), day("fim", end));
    }

    private static LocalDate day(String name, @Nullable String text) {
        if (text == null) {
            throw Refusal.invalid(name, "falta");
        }
        if (!DAY.matcher(text).matches()) {
            throw Refusal.invalid(name, NO_DAY);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid(name, NO_DAY);
        }
    }

    /// Its months, each of which is billed.
    List<Cycle> cycles() {
        var cycles = new ArrayList<Cycle>();
        var from = start;
        while (from.isBefore(end)) {
            var next = start.plusMonths(cycles.size() + 1L);
            var to = next.plusDays(SHORTEST_REST).isAfter(end) ? end : next;
            cycles.add(new Cycle(from, to));
            from = to;
        }
        return cycles;
    }
}
