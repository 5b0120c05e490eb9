package io.contaluz.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTests {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);

    @Test
    void readsEverySecondOfTheLocalForm() {
        var random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            var time =
                    LocalDateTime.ofEpochSecond(
                            random.nextLong(-30_000_000_000L, 100_000_000_000L), 0, ZoneOffset.UTC);
            assertThat(parse(LOCAL.format(time)))
                    .isEqualTo(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:11:12Z, 2026-11-22T10:11:12Z",
        "2026-11-22T10:11:12-03:00, 2026-11-22T13:11:12Z",
        "2026-11-22T10:11:12+05:30, 2026-11-22T04:41:12Z",
        "2026-11-22T10:11:12.1Z, 2026-11-22T10:11:12.100Z",
        "2026-11-22T10:11:12.123456789Z, 2026-11-22T10:11:12.123456Z",
        "2024-02-29T00:00:00+00:00, 2024-02-29T00:00:00Z"
    })
    void readsIsoWithAnOffsetToTheMicrosecond(String text, Instant instant) {
        assertThat(parse(text)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22",
                "22-11-2026",
                "22-11-2026T10:11:12",
                "22/11/2026 10:11:12",
                "31-02-2026 10:11:12",
                "29-02-2025 10:11:12",
                "00-01-2026 10:11:12",
                "01-13-2026 10:11:12",
                "01-00-2026 10:11:12",
                "22-11-0000 10:11:12",
                "22-11-2026 24:00:00",
                "22-11-2026 10:60:00",
                "22-11-2026 10:11:60",
                "22-11-2026 10:11:1x",
                "22-11-2026 10:11:12 ",
                "22-11-2026 10:11:12.5",
                "2026-11-22T10:11:12",
                "2026-11-22 10:11:12Z",
                "2026-11-22T10:11:12.Z",
                "2026-11-22T10:11:12.1234567890Z",
                "2026-11-22T10:11:12-0300",
                "2026-11-22T10:11:12-18:30",
                "2026-11-22T10:11:12ZZ",
                "+12026-11-22T10:11:12Z",
                "2026-11-31T10:11:12Z",
                "2026-11-22T24:00:00Z",
                "٢٢-11-2026 10:11:12"
            })
    void nothingElseIsATime(String text) {
        assertThat(parse(text)).isEqualTo(TimeParser.NONE);
    }

    private static long parse(String text) {
        var bytes = ("-" + text + "0").getBytes(StandardCharsets.UTF_8);
        return new TimeParser().parse(bytes, 1, bytes.length - 1);
    }
}
