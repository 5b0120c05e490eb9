package io.contaluz.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingPeriodTests {

    private static final ZoneId MANAUS = ZoneId.of("America/Manaus");

    @Test
    void daysAreThoseOfTheUsagePoint() {
        assertThat(ReadingPeriod.parse("2026-10-01", "2026-10-02", MANAUS))
                .isEqualTo(
                        new ReadingPeriod(
                                Instant.parse("2026-10-01T04:00:00Z"),
                                Instant.parse("2026-10-02T04:00:00Z")));
    }

    @Test
    void instantsAreTakenAsTheyAre() {
        assertThat(ReadingPeriod.parse("2026-10-01T00:00:00Z", null, MANAUS).start())
                .isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ontem",
                "",
                "2026-02-30",
                "+999999999-01-01",
                "-0001-01-01",
                "2026-10-01T00:00:00",
                "+999999999-12-31T00:00:00Z",
                "01-10-2026"
            })
    void whatIsNeitherIsRefusedByName(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ReadingPeriod.parse(text, null, MANAUS))
                .extracting(Refusal::field)
                .isEqualTo("inicio");
    }

    @Test
    void anEndThatIsNotAfterTheStartIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ReadingPeriod.parse("2026-10-01", "2026-10-01", MANAUS))
                .extracting(Refusal::field)
                .isEqualTo("fim");
    }
}
