package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodChargeTests {

    @ParameterizedTest
    @CsvSource({
        "1200, 0.73, 87",
        "2500, 0.73, 182",
        "0, 0.73, 0",
        "1, 0.73, 0",
        "999999999999, 0.73, 72999999999",
        "1000, 0.12345678, 12"
    })
    void theAmountIsConsumptionTimesRateTruncated(long wattHours, BigDecimal rate, long centavos) {
        assertThat(PeriodCharge.of(new WattHours(wattHours), rate).amount())
                .isEqualTo(new Money(centavos));
    }
}
