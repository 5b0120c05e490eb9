package io.contaluz.billing.installation;

import io.contaluz.billing.refusal.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/// When a meter came or went: ISO-8601 with an offset, and no plan for the future.
final class InstallationTime {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private InstallationTime() {}

    /// @param field its name, as the sender knows it
    /// @throws Refusal if it is no such time, or too far ahead
    static Instant parse(String field, String text, Instant now) {
        var time = instant(field, text);
        if (time.isBefore(EARLIEST) || time.isAfter(now.plus(MOST_AHEAD))) {
            throw Refusal.invalid(field, "deve ser de 1970 até agora");
        }
        return time;
    }

    private static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, "deve ser ISO-8601 com fuso (2026-10-01T08:00:00-03:00)");
        }
    }
}
