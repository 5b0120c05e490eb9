package io.contaluz.billing.prepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyPriceTests {

    private static final Supply SUPPLY =
            new Supply(
                    "ContaLuz Distribuidora",
                    Modality.PREPAID,
                    Connection.SINGLE_PHASE,
                    "SP",
                    "Exemplo");

    /// June 2025 is red 1: 0.8 and 0.04463 R$/kWh, with 18 % ICMS and 4.59 % PIS and COFINS inside.
    @Test
    void prepaidEnergyCostsWhatItCostsByTheConventionalTariffOfTheDay() {
        var price = on("2025-06-10");
        assertThat(price.tariff()).isEqualByComparingTo("0.8");
        assertThat(price.flag()).isEqualByComparingTo("0.04463");
        assertThat(price.divisor()).isEqualByComparingTo("0.782362");
        assertThat(price.formula(new Money(5000))).isEqualTo("50 × 0,782362 ÷ (0,8 + 0,04463)");
    }

    /// 53.98 × 0.782362 ÷ 0.84463 = 50.00047 kWh, and a centavo less is 49.99121 kWh.
    @ParameterizedTest
    @CsvSource({"5398, 50000", "5397, 49991", "5000, 46313", "1, 9"})
    void energyIsRoundedDownToAWattHour(long centavos, long wattHours) {
        assertThat(on("2025-06-10").wattHours(new Money(centavos))).isEqualTo(wattHours);
    }

    @Test
    void withoutAFlagItIsCheaper() {
        assertThat(on("2025-04-10").wattHours(new Money(5000))).isEqualTo(48_897);
    }

    @Test
    void aDayWithoutAFlagOnFileHasNoPrice() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> on("2031-01-01"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    private static EnergyPrice on(String day) {
        var pack = RulePacks.bundled().named("demonstracao");
        return EnergyPrice.of(pack.on(LocalDate.parse(day), SUPPLY), BigDecimal.TEN);
    }
}
