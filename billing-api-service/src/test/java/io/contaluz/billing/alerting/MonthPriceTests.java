package io.contaluz.billing.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Flag;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonthPriceTests {

    private static final RulePack PACK = RulePacks.bundled().named(RulePacks.DEMONSTRATION);
    private static final Supply CONVENTIONAL =
            new Supply(
                    "ContaLuz Distribuidora",
                    Modality.CONVENTIONAL,
                    Connection.SINGLE_PHASE,
                    "SP",
                    "Sem COSIP");
    private static final YearMonth JUNE_2025 = YearMonth.of(2025, 6);
    private static final YearMonth AFTER_ALL_FLAGS = YearMonth.of(2028, 2);

    /// V6 and V7 of the reference: 200 kWh are R$ 204.50 without a flag, and 215.91 by red 1.
    @Test
    void theBandIsTheBillOfEachOfItsEnergies() {
        var band = price(JUNE_2025, null, CONVENTIONAL, Map.of());
        assertThat(band.expected()).isEqualTo(new Money(215_91));
        assertThat(band.least()).isEqualTo(new Money(107_95));
        assertThat(band.most()).isEqualTo(new Money(431_83));
        assertThat(band.assumptions())
                .containsExactly("o mês do calendário como ciclo de faturamento");
    }

    @Test
    void aMonthWithoutAFlagTakesTheLastOneAndSaysSo() {
        var band = price(AFTER_ALL_FLAGS, null, CONVENTIONAL, Map.of());
        assertThat(band.expected()).isEqualTo(new Money(204_50));
        assertThat(band.assumptions())
                .contains("bandeira verde a partir de 2028-01-01, como antes");
    }

    @Test
    void aFlagThatIsAskedForIsTakenWhereNoneIsOnFile() {
        var band = price(AFTER_ALL_FLAGS, Flag.RED_1, CONVENTIONAL, Map.of());
        assertThat(band.expected()).isEqualTo(new Money(215_91));
        assertThat(band.assumptions())
                .contains("bandeira vermelha patamar 1 a partir de 2028-01-01, como pedido");
        assertThat(price(JUNE_2025, Flag.GREEN, CONVENTIONAL, Map.of()).expected())
                .isEqualTo(new Money(215_91));
    }

    @Test
    void aFlagWithoutAValueIsRefused() {
        assertThatThrownBy(() -> price(AFTER_ALL_FLAGS, Flag.SCARCITY, CONVENTIONAL, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage("Não há valor da bandeira escassez hídrica em 2028-02-01.");
    }

    /// V8's hours of the reference: R$ 148.00 without tax, ÷ 0.782362.
    @Test
    void theWhiteTariffTakesTheProportionOfTheWeeksBefore() {
        var history =
                Map.of(
                        Post.OFF_PEAK, new BigDecimal("280"),
                        Post.INTERMEDIATE, new BigDecimal("60"),
                        Post.PEAK, new BigDecimal("60"));
        var white = CONVENTIONAL.by(Modality.WHITE);
        var band = price(AFTER_ALL_FLAGS, null, white, history);
        assertThat(band.expected()).isEqualTo(new Money(189_17));
        assertThat(band.assumptions()).contains("os postos na proporção das últimas semanas");
        var nothing = price(AFTER_ALL_FLAGS, null, white, Map.of(Post.PEAK, BigDecimal.ZERO));
        assertThat(nothing.expected()).isEqualTo(new Money(143_15));
    }

    @Test
    void aRuleThatThePackDoesNotHaveIsRefused() {
        var elsewhere =
                new Supply(
                        CONVENTIONAL.distributor(),
                        Modality.CONVENTIONAL,
                        Connection.SINGLE_PHASE,
                        "SP",
                        "Outro");
        assertThatThrownBy(() -> price(JUNE_2025, null, elsewhere, Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessage("O pacote de regras 'demonstracao' não tem COSIP de Outro.");
    }

    /// 200 kWh, or half of it, or twice as much.
    private static MonthPrice.Band price(
            YearMonth month, @Nullable Flag flag, Supply supply, Map<Post, BigDecimal> history) {
        var forecast =
                new MonthForecast(
                        month,
                        new WattHours(50_000),
                        new WattHours(200_000),
                        new WattHours(100_000),
                        new WattHours(400_000),
                        10);
        return MonthPrice.of(forecast, PACK, flag, supply, history);
    }
}
