package io.contaluz.billing.energy;

import io.contaluz.billing.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// How long a slot is. Hours and days are those of the usage point's zone: the day on which
/// daylight saving begins or ends has 23 or 25 hours.
enum SlotLength {
    QUARTER("15m") {
        @Override
        Instant startOf(Instant time, ZoneId zone) {
            return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), SECONDS) * SECONDS);
        }
    },
    HOUR("1h") {
        @Override
        Instant startOf(Instant time, ZoneId zone) {
            return time.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
        }
    },
    DAY("1d") {
        @Override
        Instant startOf(Instant time, ZoneId zone) {
            return time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        }
    };

    /// What the table holds, and all others are sums of.
    static final Duration SHORTEST = Duration.ofMinutes(15);

    private static final long SECONDS = SHORTEST.toSeconds();

    private final String code;

    SlotLength(String code) {
        this.code = code;
    }

    /// @throws Refusal if there is none of that name
    static SlotLength of(String code) {
        return Arrays.stream(values())
                .filter(length -> length.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("intervalo", "deve ser 15m, 1h ou 1d"));
    }

    /// The start of the slot that holds a time.
    abstract Instant startOf(Instant time, ZoneId zone);

    /// The first start of a slot that is not before a time.
    Instant firstStart(Instant time, ZoneId zone) {
        var start = startOf(time, zone);
        return start.equals(time) ? start : end(start, zone);
    }

    /// The end of the slot that starts then.
    Instant end(Instant start, ZoneId zone) {
        return switch (this) {
            case QUARTER -> start.plus(SHORTEST);
            case HOUR -> startOf(start.plus(1, ChronoUnit.HOURS), zone);
            case DAY -> start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        };
    }
}
