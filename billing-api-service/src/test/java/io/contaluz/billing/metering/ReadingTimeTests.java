package io.contaluz.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTimeTests {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "22-11-2026 10:11:12, 2026-11-22T13:11:12Z",
        "2026-11-22T10:11:12-03:00, 2026-11-22T13:11:12Z",
        "2026-11-22T13:11:12.1234567Z, 2026-11-22T13:11:12.123456Z",
        "29-02-2024 00:00:00, 2024-02-29T03:00:00Z"
    })
    void bothFormsAreRead(String text, Instant expected) {
        assertThat(ReadingTime.parse(text, SAO_PAULO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-02-2026 00:00:00",
                "29-02-2026 00:00:00",
                "22-11-2026 24:00:00",
                "22-11-2026 10:11:12.5",
                "2026-11-22 10:11:12",
                "2026-11-22T10:11:12",
                "22/11/2026 10:11:12",
                "ontem"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ReadingTime.parse(text, SAO_PAULO))
                .extracting(Refusal::field)
                .isEqualTo("data_hora");
    }

    @Test
    void inAnHourThatIsRepeatedTheEarlierOffsetHolds() {
        assertThat(ReadingTime.parse("01-11-2026 01:30:00", NEW_YORK))
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    }

    @Test
    void anHourThatIsSkippedIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ReadingTime.parse("08-03-2026 02:30:00", NEW_YORK));
    }

    @Test
    void theLocalFormIsWrittenWithPlainDigits() {
        assertThat(ReadingTime.format(Instant.parse("2026-11-22T13:11:12Z"), SAO_PAULO))
                .isEqualTo("22-11-2026 10:11:12");
    }
}
