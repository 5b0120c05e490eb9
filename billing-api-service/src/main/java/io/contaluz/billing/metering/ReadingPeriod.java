package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// From a time, which is in it, to another, which is not.
public record ReadingPeriod(Instant start, Instant end) {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /// Reads the bounds: each a day where the usage point is, or ISO-8601 with an offset.
    ///
    /// @param start null for all since ever
    /// @param end null for all until now
    /// @throws Refusal if one is neither, or the end is not after the start
    static ReadingPeriod parse(@Nullable String start, @Nullable String end, ZoneId zone) {
        var period =
                new ReadingPeriod(
                        start == null ? EARLIEST : bound("inicio", start, zone),
                        end == null ? LATEST : bound("fim", end, zone));
        if (!period.end.isAfter(period.start)) {
            throw Refusal.invalid("fim", "deve vir depois de inicio");
        }
        return period;
    }

    /// What of the period comes after a reading.
    ReadingPeriod after(Instant measuredAt) {
        var next = measuredAt.plusNanos(1_000);
        return next.isAfter(start) ? new ReadingPeriod(next, end) : this;
    }

    /// The time that a page's cursor holds.
    static Instant key(String cursor) {
        return plausible(Instant.parse(cursor));
    }

    /// Reads one bound.
    ///
    /// @param name what the sender calls it
    /// @throws Refusal if it is neither a day nor ISO-8601 with an offset
    public static Instant bound(String name, String text, ZoneId zone) {
        try {
            var bound =
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant();
            return plausible(bound);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    name,
                    "deve ser um dia (2026-10-01) ou ISO-8601 com fuso (2026-10-01T00:00:00Z)");
        }
    }

    /// A time that the database can hold, whatever was sent.
    private static Instant plausible(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new DateTimeException("out of bounds: " + time);
        }
        return time;
    }
}
