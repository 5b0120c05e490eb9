package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/// When a reading may have been taken (docs/wire-format.md, "Rejections").
final class ReadingRules {

    static final Duration MOST_AHEAD = Duration.ofMinutes(5);
    static final Period RETENTION = Period.ofMonths(66);

    private ReadingRules() {}

    /// @throws Refusal if the time is too far ahead or too long ago
    static Instant check(Instant measuredAt, Instant now) {
        if (measuredAt.isAfter(now.plus(MOST_AHEAD))) {
            throw Refusal.invalid("data_hora", "está mais de 5 minutos no futuro");
        }
        if (measuredAt.isBefore(now.atOffset(ZoneOffset.UTC).minus(RETENTION).toInstant())) {
            throw Refusal.invalid("data_hora", "tem mais de 66 meses");
        }
        return measuredAt;
    }
}
