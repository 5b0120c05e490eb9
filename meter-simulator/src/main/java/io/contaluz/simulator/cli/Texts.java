package io.contaluz.simulator.cli;

import io.contaluz.simulator.chaos.Mix;
import io.contaluz.simulator.fleet.Profile;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How the values of options are written.
final class Texts {

    /// The zone of the meters' clocks.
    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}([.][0-9]{1,9})?");
    private static final Pattern DURATION =
            Pattern.compile(
                    "(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,8})s)?");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Texts() {}

    /// Seconds, with up to nine decimal places.
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return positive(seconds(text));
        }
    }

    /// A length of time such as `90s`, `1h30m`, `60d`, or plain seconds.
    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (DECIMAL.matcher(text).matches()) {
                return positive(seconds(text));
            }
            var parts = DURATION.matcher(text);
            if (text.isEmpty() || !parts.matches()) {
                throw wrong(text, "is no length of time such as 90s, 1h30m or 60d");
            }
            return positive(
                    Duration.ofDays(number(parts.group(1)))
                            .plusHours(number(parts.group(2)))
                            .plusMinutes(number(parts.group(3)))
                            .plusSeconds(number(parts.group(4))));
        }

        private static long number(String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }

    /// A time: local, or ISO-8601 with or without an offset.
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                if (text.indexOf('T') < 0) {
                    return LocalDateTime.parse(text, LOCAL).atZone(ZONE).toInstant();
                }
                boolean hasOffset = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
                return hasOffset
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(ZONE).toInstant();
            } catch (DateTimeException e) {
                throw wrong(text, "is no time as dd-MM-yyyy HH:mm:ss or ISO-8601");
            }
        }
    }

    /// A load profile's name, in any case.
    static final class ProfileName implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String text) {
            for (var profile : Profile.values()) {
                if (profile.name().equalsIgnoreCase(text)) {
                    return profile;
                }
            }
            throw wrong(text, "is not random, residential or commercial");
        }
    }

    /// Kinds of mishaps and their shares.
    static final class Mishaps implements ITypeConverter<Mix> {
        @Override
        public Mix convert(String text) {
            try {
                return Mix.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /// The address of a web service.
    static final class WebAddress implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            if (text.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
                try {
                    return URI.create(text);
                } catch (IllegalArgumentException e) {
                    // Told below.
                }
            }
            throw wrong(text, "is no address such as http://127.0.0.1:8080");
        }
    }

    private static Duration seconds(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(text, "is no number of seconds");
        }
        return Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
    }

    private static Duration positive(Duration duration) {
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("it is more than 0 and at most ten years");
        }
        return duration;
    }

    private static TypeConversionException wrong(String text, String what) {
        return new TypeConversionException("'%s' %s".formatted(text, what));
    }
}
