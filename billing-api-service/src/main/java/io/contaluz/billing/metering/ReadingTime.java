package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two forms of `data_hora` (docs/wire-format.md).
public final class ReadingTime {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private ReadingTime() {}

    /// Reads either form: local in a zone, or ISO-8601 with an offset.
    ///
    /// @throws Refusal if it is neither, or no such time
    static Instant parse(String text, ZoneId zone) {
        var local = localOrNull(text);
        return local == null ? instant(text) : resolve(local, zone);
    }

    /// The local form.
    public static String format(Instant time, ZoneId zone) {
        return LOCAL.format(time.atZone(zone));
    }

    private static @Nullable LocalDateTime localOrNull(String text) {
        try {
            return LocalDateTime.parse(text, LOCAL);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "data_hora",
                    "deve ser dd-MM-aaaa HH:mm:ss, ou ISO-8601 com fuso, de um dia que existe");
        }
    }

    private static Instant resolve(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw Refusal.invalid("data_hora", "o horário de verão pulou esta hora");
        }
        // In an hour that is repeated, the earlier one.
        return local.toInstant(offsets.getFirst());
    }
}
