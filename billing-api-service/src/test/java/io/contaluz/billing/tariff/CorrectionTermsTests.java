package io.contaluz.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far back a difference is settled (REN ANEEL 1000/2021, art. 323).
class CorrectionTermsTests {

    private static final CorrectionTerms TERMS =
            RulePacks.bundled().named("demonstracao").correctionTerms(LocalDate.of(2026, 1, 1));

    @ParameterizedTest
    @CsvSource({
        "10.00, 1, 10.00",
        "10.00, 3, 10.00",
        "10.00, 4, 0",
        "-10.00, 3, -20.00",
        "-10.00, 60, -20.00",
        "-10.00, 61, 0",
        "0, 1, 0"
    })
    void whatWasTooLittleIsTakenOfThreeCyclesAndWhatWasTooMuchGivenBackTwiceOfSixty(
            BigDecimal difference, int cyclesBack, BigDecimal settled) {
        assertThat(TERMS.step(difference, BigDecimal.ZERO, cyclesBack))
                .isEqualByComparingTo(settled);
    }

    @ParameterizedTest
    @CsvSource({
        "-10.00, -20.00, 61, 0",
        "-10.01, -20.00, 61, 0",
        "-9.99, -20.00, 4, 0",
        "-9.99, -20.00, 3, 0.02",
        "10.00, 10.00, 4, 0",
        "0, 10.00, 4, -10.00",
        "11.00, 10.00, 4, 0"
    })
    void whatWasSettledInTimeStays(
            BigDecimal difference, BigDecimal settled, int cyclesBack, BigDecimal step) {
        assertThat(TERMS.step(difference, settled, cyclesBack)).isEqualByComparingTo(step);
    }
}
