package io.contaluz.ingest.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One reading, by `BigDecimal` and `java.time`.
///
/// @param decivolts -1 where there is no voltage
record PlainReading(long wattHours, long micros, boolean isLocal, long seq, int decivolts) {

    private static final int WHOLE_DIGITS = 9;
    private static final int PLACES = 3;

    private static final Pattern ZERO = Pattern.compile("-?0(\\.0+)?([eE].*)?");
    private static final Pattern LOCAL =
            Pattern.compile("\\d\\d-\\d\\d-(?!0000)\\d{4} \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern ISO =
            Pattern.compile(
                    "(?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?"
                            + "(Z|[+-](0\\d|1[0-7]):[0-5]\\d)");
    private static final DateTimeFormatter LOCAL_FORM =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    static PlainReading of(String consumo, String dataHora, long seq, @Nullable String tensao)
            throws JacksonDecoder.Refused {
        boolean local = LOCAL.matcher(dataHora).matches();
        JacksonDecoder.require(local || ISO.matcher(dataHora).matches(), "data_hora");
        try {
            var instant =
                    local
                            ? LocalDateTime.parse(dataHora, LOCAL_FORM).toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(dataHora).toInstant();
            long micros =
                    ChronoUnit.MICROS.between(
                            Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
            return new PlainReading(
                    wattHours(consumo),
                    micros,
                    local,
                    seq,
                    tensao == null ? -1 : decivolts(tensao));
        } catch (DateTimeException | NumberFormatException e) {
            throw new JacksonDecoder.Refused(e.getMessage());
        }
    }

    /// The scale is looked at before any arithmetic, which an exponent may make endless.
    private static long wattHours(String consumo) throws JacksonDecoder.Refused {
        return scaled(consumo, WHOLE_DIGITS, PLACES);
    }

    private static int decivolts(String tensao) throws JacksonDecoder.Refused {
        return Math.toIntExact(scaled(tensao, 3, 1));
    }

    private static long scaled(String number, int mostWholeDigits, int mostPlaces)
            throws JacksonDecoder.Refused {
        if (ZERO.matcher(number).matches()) {
            return 0;
        }
        var value = new BigDecimal(number).stripTrailingZeros();
        long wholeDigits = (long) value.precision() - value.scale();
        JacksonDecoder.require(
                value.signum() > 0 && value.scale() <= mostPlaces && wholeDigits <= mostWholeDigits,
                number);
        return value.movePointRight(mostPlaces).longValueExact();
    }
}
