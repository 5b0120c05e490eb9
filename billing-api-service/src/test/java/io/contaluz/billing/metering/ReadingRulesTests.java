package io.contaluz.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T12:05:00Z", "2021-05-22T12:00:00Z"})
    void theBoundsThemselvesAreTaken(Instant time) {
        assertThat(ReadingRules.check(time, NOW)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T12:05:01Z", "2021-05-22T11:59:59Z"})
    void whatLiesBeyondThemIsRefused(Instant time) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ReadingRules.check(time, NOW));
    }
}
