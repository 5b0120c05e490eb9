package io.contaluz.billing.tariff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A value and the days on which it holds.
///
/// @param where its place in a file, for the one who has to mend it
/// @param to the first day on which it no longer does; null while none is on file
record Dated<T>(String where, LocalDate from, @Nullable LocalDate to, T value, Origin origin) {

    /// Whether there is a day on which both hold.
    boolean overlaps(Dated<?> other) {
        return holdsOn(other.from) || other.holdsOn(from);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
