package io.contaluz.billing.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    /// The prices of vector V8, with nothing else in the bill.
    private static final String V8 =
            """
            id: v8
            title: Vetor V8
            fictitious: true
            tariffs:
              - {distributor: D, modality: convencional, from: 2025-01-01, unit: R$/kWh, source: V8, article: nenhum,
                 posts: {convencional: {te: 0.73, tusd: 0}}}
              - {distributor: D, modality: branca, from: 2025-01-01, unit: R$/kWh, source: V8, article: nenhum,
                 posts: {fora_ponta: {te: 0.56, tusd: 0}, intermediario: {te: 0.88, tusd: 0},
                         ponta: {te: 1.44, tusd: 0}}}
            flags: [{from: 2025-01-01, unit: R$/kWh, source: V8, article: nenhum, values: {verde: 0}}]
            flag_calendar: [{from: 2025-01-01, flag: verde, source: V8, article: nenhum}]
            social: [{modality: social, from: 2025-01-01, unit: "1", source: V8, article: nenhum,
                      cumulative: true, flagged: false, icms_on_unpaid: false,
                      bands: [{above: 0, up_to: 80, discount: 1}, {above: 80, discount: 0}]}]
            minimum: [{from: 2025-01-01, unit: kWh, source: V8, article: nenhum, flagged: true,
                       values: {monofasica: 30, bifasica_2_fios: 30, bifasica_3_fios: 50,
                                trifasica: 100}}]
            federal_taxes: [{from: 2025-01-01, unit: "1", source: V8, article: nenhum, pis: 0, cofins: 0,
                             form: separada}]
            icms: [{state: SP, from: 2025-01-01, unit: "1", source: V8, article: nenhum,
                    bands: [{above: 0, rate: 0}]}]
            cosip: [{municipality: M, from: 2025-01-01, unit: R$, source: V8, article: nenhum,
                     bands: [{above: 0, amount: 0}]}]
            """;

    private static final RulePack PACK =
            RulePacks.none()
                    .add("v8.yaml", new ByteArrayInputStream(V8.getBytes(StandardCharsets.UTF_8)))
                    .named("v8");
    private static final Cycle MARCH = cycle("2025-03-01", "2025-03-31");

    /// V8 of the reference.
    @Test
    void v8TheWhiteTariffCosts148AndTheConventionalOne146() {
        var comparison = compare(140, 30, 30);
        assertThat(comparison.white().total()).isEqualTo(new Money(148_00));
        assertThat(comparison.conventional().total()).isEqualTo(new Money(146_00));
        assertThat(comparison.cheapest().modality()).isEqualTo(Modality.CONVENTIONAL);
        assertThat(comparison.white().lines())
                .extracting(ModalityCost.Line::title, ModalityCost.Line::amount)
                .containsExactly(
                        tuple("Energia, fora de ponta", new Money(78_40)),
                        tuple("Energia, intermediário", new Money(26_40)),
                        tuple("Energia, ponta", new Money(43_20)));
    }

    /// R$ 2.00 too much, and each kWh from the peak off-peak gains R$ 0.88; all of the 60 kWh that
    /// are not off-peak would gain R$ 36.00.
    @Test
    void v8IsEvenWithTwoKilowattHoursLessOnThePeak() {
        var even = compare(140, 30, 30).breakEven();
        assertThat(places(even.offPeakShare())).isEqualTo("0.700000");
        assertThat(places(even.toShift())).isEqualTo("2.272727");
        assertThat(places(even.evenShare())).isEqualTo("0.716667");
        var moved = compare("142.272728", "30", "27.727272");
        assertThat(moved.white().exact()).isLessThan(moved.conventional().exact());
    }

    @Test
    void v8IsSaidInASentence() {
        assertThat(Summary.of(compare(140, 30, 30)))
                .isEqualTo(
                        "Com 200,0 kWh, a tarifa convencional custaria R$ 146,00 e a branca,"
                                + " R$ 148,00: a branca sairia R$ 2,00 mais cara. Hoje 70,0 % do"
                                + " consumo fica fora da ponta e do intermediário; para empatar,"
                                + " teriam de ser 71,7 %: por exemplo, passando 2,3 kWh da ponta"
                                + " para fora da ponta. Se tiver direito à tarifa social, pagaria"
                                + " R$ 87,60.");
    }

    /// 160 × 0.56 + 20 × 0.88 + 20 × 1.44 = 136.00: R$ 10.00 less.
    @Test
    void whoIsBelowThePointIsToldHowFar() {
        var comparison = compare(160, 20, 20);
        assertThat(comparison.cheapest().modality()).isEqualTo(Modality.WHITE);
        assertThat(places(comparison.breakEven().toShift())).isEqualTo("-11.363636");
        assertThat(places(comparison.breakEven().evenShare())).isEqualTo("0.716667");
        assertThat(Summary.of(comparison))
                .contains("a branca sairia R$ 10,00 mais barata")
                .contains("a branca compensa enquanto forem mais de 71,7 %")
                .contains("mais 11,4 kWh na ponta e ela já não compensaria");
    }

    @Test
    void withoutPeakThereIsNothingToShift() {
        var even = compare(200, 0, 0).breakEven();
        assertThat(even.toShift()).isNull();
        assertThat(even.evenShare()).isNull();
        assertThat(Summary.of(compare(200, 0, 0)))
                .contains("Mudar horários não a deixaria mais cara.");
    }

    @Test
    void aPeakThatIsTooSmallDoesNotDoAlone() {
        var comparison = compare(40, 155, 5);
        assertThat(comparison.breakEven().toShift()).isNull();
        assertThat(comparison.breakEven().evenShare()).isNotNull();
        assertThat(Summary.of(comparison)).contains("teriam de ser").doesNotContain("por exemplo");
    }

    @Test
    void nothingUsedIsTheLeastThatIsBilled() {
        var comparison = compare(0, 0, 0);
        assertThat(comparison.conventional().total()).isEqualTo(new Money(21_90));
        assertThat(comparison.breakEven().evenShare()).isNull();
    }

    @Test
    void monthsAreBilledOneByOneAndAddedUp() {
        var one = new Consumption(MARCH, posts("140", "30", "30"));
        var two = new Consumption(cycle("2025-04-01", "2025-05-01"), posts("140", "30", "30"));
        var comparison = Comparison.of(PACK, supply(Modality.CONVENTIONAL), List.of(one, two));
        assertThat(comparison.white().total()).isEqualTo(new Money(296_00));
        assertThat(comparison.costs().get(2).total()).isEqualTo(new Money(175_20));
        assertThat(places(comparison.breakEven().toShift())).isEqualTo("4.545455");
        assertThat(comparison.white().lines()).hasSize(3);
    }

    @Test
    void whoHasTheSocialTariffIsToldWithoutACondition() {
        var its = Comparison.of(PACK, supply(Modality.SOCIAL), List.of(march(140, 30, 30)));
        assertThat(its.cheapest().modality()).isEqualTo(Modality.SOCIAL);
        assertThat(Summary.of(its)).contains("Pela tarifa social, que é a sua, paga R$ 87,60.");
    }

    @Test
    void aSocialClassWithoutARuleIsLeftOutAndTheReasonIsTold() {
        assertThat(compare(140, 30, 30).notPriced())
                .containsExactly(
                        new Comparison.NotPriced(
                                Modality.SOCIAL_CDE,
                                "O pacote de regras 'v8' não tem regra da tarifa social com isenção"
                                        + " da CDE."));
    }

    /// 200 × 0.80, less 12 % of 120 × 0.80 for who is free of the CDE.
    @Test
    void theSecondSocialClassIsThereOnceItIsOnFile() {
        var consumption =
                new Consumption(cycle("2026-01-01", "2026-02-01"), posts("140", "30", "30"));
        var supply =
                new Supply(
                        "ContaLuz Distribuidora",
                        Modality.CONVENTIONAL,
                        Connection.SINGLE_PHASE,
                        "SP",
                        "Sem COSIP");
        var pack = RulePacks.bundled().named(RulePacks.DEMONSTRATION);
        var its = Comparison.of(pack, supply, List.of(consumption)).costs().getLast();
        assertThat(its.modality()).isEqualTo(Modality.SOCIAL_CDE);
        assertThat(places(its.exact().multiply(new BigDecimal("0.782362"))))
                .isEqualTo("148.480000");
        assertThat(its.lines())
                .extracting(ModalityCost.Line::title)
                .containsExactly("Energia", "Isenção da CDE");
    }

    @Test
    void whatIsNotOnFileIsRefused() {
        var before = new Consumption(cycle("2024-12-01", "2025-01-01"), posts("140", "30", "30"));
        assertThatThrownBy(
                        () -> Comparison.of(PACK, supply(Modality.CONVENTIONAL), List.of(before)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Não há tarifa convencional de D em vigor em 2024-12-01.");
    }

    private static Comparison compare(int offPeak, int intermediate, int peak) {
        return compare(
                Integer.toString(offPeak), Integer.toString(intermediate), Integer.toString(peak));
    }

    private static Comparison compare(String offPeak, String intermediate, String peak) {
        return Comparison.of(
                PACK,
                supply(Modality.CONVENTIONAL),
                List.of(new Consumption(MARCH, posts(offPeak, intermediate, peak))));
    }

    private static Consumption march(int offPeak, int intermediate, int peak) {
        return new Consumption(
                MARCH,
                posts(
                        Integer.toString(offPeak),
                        Integer.toString(intermediate),
                        Integer.toString(peak)));
    }

    private static Map<Post, BigDecimal> posts(String offPeak, String intermediate, String peak) {
        return Map.of(
                Post.OFF_PEAK, new BigDecimal(offPeak),
                Post.INTERMEDIATE, new BigDecimal(intermediate),
                Post.PEAK, new BigDecimal(peak));
    }

    private static Supply supply(Modality modality) {
        return new Supply("D", modality, Connection.SINGLE_PHASE, "SP", "M");
    }

    private static Cycle cycle(String start, String end) {
        return new Cycle(LocalDate.parse(start), LocalDate.parse(end));
    }

    private static String places(@Nullable BigDecimal value) {
        return requireNonNull(value).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}
