package io.contaluz.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import org.junit.jupiter.api.Test;

class ReadingSeriesTests {

    @Test
    void eachPeriodHasItsConsumption() {
        assertThat(SeriesForTests.of("1", "10", "12.5", "12.5").consumptions())
                .containsExactly(new WattHours(2_500), new WattHours(0));
    }

    @Test
    void aRegisterThatFellIsAConflictThatNamesBothReadings() {
        var series = SeriesForTests.of("7", "10", "9.5");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(series::consumptions)
                .withMessage(
                        "O registro da unidade '7' recuou de 10 kWh (22-11-2026 00:00:00)"
                                + " para 9.5 kWh (22-11-2026 01:00:00).")
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.CONFLICT);
    }
}
