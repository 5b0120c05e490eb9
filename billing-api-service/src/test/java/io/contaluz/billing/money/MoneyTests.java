package io.contaluz.billing.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({"0.876, 0.87", "1.825, 1.82", "0.009, 0", "12, 12", "1200.00, 1200", "0.999, 0.99"})
    void whatIsLessThanACentavoIsNotCharged(BigDecimal reais, String expected) {
        assertThat(Money.truncatedToCentavos(reais).toReais().toString()).isEqualTo(expected);
    }

    @Test
    void aRoundSumHasNoExponent() {
        assertThat(new Money(1_000_000_00).toReais().toString()).isEqualTo("1000000");
    }
}
