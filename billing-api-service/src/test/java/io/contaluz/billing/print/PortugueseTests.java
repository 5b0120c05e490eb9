package io.contaluz.billing.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PortugueseTests {

    @Test
    void moneyHasAPointAtTheThousandAndACommaAtTheCentavo() {
        assertThat(Portuguese.reais(new Money(123_456))).isEqualTo("R$ 1.234,56");
        assertThat(Portuguese.reais(new Money(5))).isEqualTo("R$ 0,05");
        assertThat(Portuguese.reais(new Money(-123_456_789))).isEqualTo("-R$ 1.234.567,89");
    }

    @Test
    void energyIsInKilowattHoursToTheLastWattHour() {
        assertThat(Portuguese.kilowattHours(1_234_500)).isEqualTo("1.234,5");
        assertThat(Portuguese.kilowattHours(1)).isEqualTo("0,001");
        assertThat(Portuguese.kilowattHours(100_000)).isEqualTo("100");
    }

    @Test
    void pricesKeepTheirPlaces() {
        assertThat(Portuguese.price(new BigDecimal("0.447363"))).isEqualTo("0,447363");
        assertThat(Portuguese.price(new BigDecimal("0.5"))).isEqualTo("0,50");
        assertThat(Portuguese.percent(new BigDecimal("18"))).isEqualTo("18,00 %");
    }

    @Test
    void monthsAreNamedInPortugueseWhateverTheMachineSpeaks() {
        assertThat(Portuguese.longMonth(YearMonth.of(2026, 3))).isEqualTo("março de 2026");
        assertThat(Portuguese.month(YearMonth.of(2026, 3))).isEqualTo("03/26");
        assertThat(Portuguese.day(LocalDate.of(2026, 11, 5))).isEqualTo("05/11/2026");
    }
}
