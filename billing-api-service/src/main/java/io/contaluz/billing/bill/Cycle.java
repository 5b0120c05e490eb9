package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/// The days that a bill is for, where the usage point is.
///
/// @param end the day after the last
public record Cycle(LocalDate start, LocalDate end) {

    public Cycle {
        if (!end.isAfter(start)) {
            throw Refusal.invalid("fim", "deve vir depois do início");
        }
    }

    public int length() {
        return Math.toIntExact(start.until(end, ChronoUnit.DAYS));
    }

    boolean contains(Cycle other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    public Stream<LocalDate> days() {
        return start.datesUntil(end);
    }
}
