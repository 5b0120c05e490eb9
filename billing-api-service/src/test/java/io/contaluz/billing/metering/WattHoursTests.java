package io.contaluz.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.contaluz.billing.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WattHoursTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 12000",
        "12.5, 12500",
        "1.50000, 1500",
        "0.001, 1",
        "999999999.999, 999999999999"
    })
    void aRegisterIsHeldInWholeWattHours(String kilowattHours, long expected) {
        assertThat(WattHours.ofRegister(kilowattHours).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.2345",
                "1000000000",
                "1e3",
                "NaN",
                "1,5",
                " 1",
                "+1",
                ".5",
                "٣"
            })
    void whatNoMeterCouldShowIsRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> WattHours.ofRegister(text))
                .extracting(Refusal::field)
                .isEqualTo("consumo");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12000, 12", "1200000, 1200", "12500, 12.5", "1, 0.001"})
    void kilowattHoursHaveNeitherExponentNorTrailingZeros(long wattHours, String expected) {
        assertThat(new WattHours(wattHours).toKilowattHours().toString()).isEqualTo(expected);
    }

    @Test
    void energyIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WattHours(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WattHours(1).minus(new WattHours(2)));
    }
}
