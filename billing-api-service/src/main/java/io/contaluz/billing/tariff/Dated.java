package io.contaluz.billing.tariff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A value and the days on which it holds.
///
/// @param to the first day on which it no longer does; null while none is on file
record Dated<T>(LocalDate from, @Nullable LocalDate to, T value, Origin origin) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
