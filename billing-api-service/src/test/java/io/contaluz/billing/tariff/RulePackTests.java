package io.contaluz.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contaluz.billing.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePackTests {

    private static final RulePack DEMONSTRATION = RulePacks.bundled().named("demonstracao");
    private static final Supply SUPPLY =
            new Supply(
                    "ContaLuz Distribuidora",
                    Modality.CONVENTIONAL,
                    Connection.SINGLE_PHASE,
                    "SP",
                    "Exemplo");

    private static final String HEAD = "{id: x, title: X, fictitious: true, ";

    @Test
    void aDayHasAllThatABillRestsOnAndSaysWhereItComesFrom() {
        var price = DEMONSTRATION.on(LocalDate.of(2026, 10, 15), SUPPLY);
        assertThat(price.rates().get(Post.SINGLE))
                .isEqualTo(new Rate(new BigDecimal("0.35"), new BigDecimal("0.45")));
        assertThat(price.flag()).isEqualTo(Flag.YELLOW);
        assertThat(price.flagRate()).isEqualByComparingTo("0.01885");
        assertThat(price.cosip().at(new BigDecimal("150"))).isEqualByComparingTo("9.50");
        assertThat(price.origins())
                .extracting(Origin::rule)
                .contains(
                        "demonstracao.tariffs[ContaLuz Distribuidora, convencional, 2024-01-01]",
                        "brasil.minimum[2019-06-01]");
    }

    @Test
    void aMonthWithoutAFlagOnFileIsRefused() {
        assertThatThrownBy(() -> DEMONSTRATION.on(LocalDate.of(2024, 8, 15), SUPPLY))
                .isInstanceOf(Refusal.class)
                .hasMessage("Não há bandeira em vigor em 2024-08-15.");
    }

    @Test
    void whatThePackDoesNotKnowIsRefused() {
        var elsewhere =
                new Supply("Outra", Modality.WHITE, Connection.THREE_PHASE, "SP", "Exemplo");
        assertThatThrownBy(() -> DEMONSTRATION.on(LocalDate.of(2026, 10, 15), elsewhere))
                .hasMessage("O pacote de regras 'demonstracao' não tem tarifa branca de Outra.");
        var unknown =
                new Supply(
                        SUPPLY.distributor(),
                        SUPPLY.modality(),
                        SUPPLY.connection(),
                        "SP",
                        "Outro");
        assertThatThrownBy(() -> DEMONSTRATION.on(LocalDate.of(2026, 10, 15), unknown))
                .hasMessage("O pacote de regras 'demonstracao' não tem COSIP de Outro.");
        assertThatThrownBy(() -> RulePacks.bundled().named("outro")).isInstanceOf(Refusal.class);
    }

    /// A pack of one section, and what is wrong with it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    minimum: [{from: 2020-01-01, unit: kWh, source: S, article: nenhum, values: {monofasica: 30}}]|x.yaml.minimum[1].values: 'bifasica_2_fios' is missing, or is no number
                    flag_calendar: [{from: 2020-01-01, to: 2020-03-01, flag: verde, source: S, article: nenhum}, {from: 2020-02-01, flag: amarela, source: S, article: nenhum}]|x.yaml.flag_calendar[2]: overlaps x.yaml.flag_calendar[1] on 2020-02-01
                    flag_calendar: [{from: 2020-03-01, to: 2020-03-01, flag: verde, source: S, article: nenhum}]|x.yaml.flag_calendar[1]: ends before it begins
                    flag_calendar: [{from: 2020-03-01, flag: azul, source: S, article: nenhum}]|x.yaml.flag_calendar[1]: 'azul' is none of [verde, amarela, vermelha_1, vermelha_2, escassez]
                    flag_calendar: [{from: 2020-02-30, flag: verde, source: S, article: nenhum}]|x.yaml.flag_calendar[1]: 'from' is no such time: 2020-02-30
                    flag_calendar: [{from: 2020-03-01, flag: verde}]|x.yaml.flag_calendar[1]: 'source' is missing, or is no text
                    flag_calendar: [{from: 2020-03-01, flag: verde, source: S}]|x.yaml.flag_calendar[1]: 'article' is missing, or is no text
                    flags: [{from: 2020-01-01, source: S, article: nenhum, values: {verde: 0}}]|x.yaml.flags[1]: 'unit' is missing, or is no text
                    flags: [{from: 2020-01-01, unit: R$/GWh, source: S, article: nenhum, values: {verde: 0}}]|x.yaml.flags[1]: 'R$/GWh' is no unit of a price of energy
                    flags: [{from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, values: {verde: -1}}]|x.yaml.flags[1].values: 'verde' is negative
                    tariffs: [{distributor: D, modality: branca, from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {ponta: {te: 1, tusd: 1}}}]|x.yaml.tariffs[1].posts: the posts of 'branca' have to be [OFF_PEAK, INTERMEDIATE, PEAK]
                    tariffs: [{distributor: D, modality: convencional, from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {convencional: {te: -350, tusd: 450}}}]|x.yaml.tariffs[1].posts.convencional: 'te' is negative
                    tariffs: [{distributor: D, modality: convencional, from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {convencional: {te: 350, tusd: -450}}}]|x.yaml.tariffs[1].posts.convencional: 'tusd' is negative
                    tariffs: [{distributor: D, modality: convencional, from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {convencional: {te: 350, tusd: 450}}}, {distributor: D, modality: convencional, from: 2021-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {convencional: {te: 360, tusd: 450}}}]|x.yaml.tariffs[2]: overlaps x.yaml.tariffs[1] on 2021-01-01
                    late_payment: [{from: 2020-01-01, unit: "1", source: S, article: nenhum, fine: 0.02, monthly_interest: 0.01, days_of_month: 0}]|x.yaml.late_payment[1]: 'days_of_month' is not from 1 to 31
                    late_payment: [{from: 2020-01-01, unit: "1", source: S, article: nenhum, fine: 0.02, monthly_interest: 0.01, days_of_month: -30}]|x.yaml.late_payment[1]: 'days_of_month' is not from 1 to 31
                    correction: [{from: 2020-01-01, unit: cycles, source: S, article: nenhum, to_recover: -1, to_refund: 60, refund_times: 2}]|x.yaml.correction[1]: 'to_recover' is not from 0 to 1200
                    correction: [{from: 2020-01-01, unit: cycles, source: S, article: nenhum, to_recover: 3, to_refund: -60, refund_times: 2}]|x.yaml.correction[1]: 'to_refund' is not from 0 to 1200
                    correction: [{from: 2020-01-01, unit: cycles, source: S, article: nenhum, to_recover: 3, to_refund: 60, refund_times: 0}]|x.yaml.correction[1]: 'refund_times' is not from 1 to 10
                    holidays: [{from: 2020-01-01, source: S, article: nenhum, fixed: [{day: "11-20", since: 2024.5}]}]|x.yaml.holidays[1].fixed[1]: 'since' is missing, or is no whole number
                    holidays: [{from: 2020-01-01, source: S, article: nenhum, fixed: [{day: "11-20", since: -1}]}]|x.yaml.holidays[1].fixed[1]: 'since' is not from 0 to 9999
                    holidays: [{from: 2020-01-01, source: S, article: nenhum, fixed: [{day: "11-20"}, {day: "11-20", since: 2024}]}]|x.yaml.holidays[1].fixed[2]: is there twice
                    holidays: [{from: 2020-01-01, source: S, article: nenhum, from_easter: [{days: -81}]}]|x.yaml.holidays[1].from_easter[1]: 'days' is not from -80 to 250
                    holidays: [{from: 2020-01-01, source: S, article: nenhum, from_easter: [{days: 251}]}]|x.yaml.holidays[1].from_easter[1]: 'days' is not from -80 to 250
                    federal_taxes: [{from: 2020-01-01, unit: "1", source: S, article: nenhum, pis: 0.3, cofins: 0.7, form: separada}]|x.yaml.federal_taxes[1]: taxes are the whole price, or more
                    white_hours: [{distributor: D, from: 2020-01-01, source: S, article: nenhum, intermediate_from: "20:30", peak_from: "21:30", peak_to: "00:30", intermediate_to: "01:30"}]|x.yaml.white_hours[1]: the peak has to last three hours of one day
                    white_hours: [{distributor: D, from: 2020-01-01, source: S, article: nenhum, intermediate_from: "16:30", peak_from: "17:37", peak_to: "20:37", intermediate_to: "21:30"}]|x.yaml.white_hours[1]: a post changes at a quarter of an hour
                    tariffs: [{distributor: D, modality: branca, from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {manha: {te: 1, tusd: 1}}}]|x.yaml.tariffs[1].posts: 'manha' is none of [convencional, fora_ponta, intermediario, ponta]
                    tariffs: [{distributor: D, modality: outra, from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum, posts: {}}]|x.yaml.tariffs[1]: 'outra' is none of [convencional, branca, social, social_cde, pre_paga]
                    social: [{modality: social, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, up_to: 30, discount: 0.5}, {above: 40, discount: 0}]}]|x.yaml.social[1]: a gap between 30 and 40 kWh
                    social: [{modality: social, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, up_to: 30, discount: 0.5}, {above: 20, discount: 0}]}]|x.yaml.social[1]: an overlap between 30 and 20 kWh
                    social: [{modality: social, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, up_to: 30, discount: 0.5}]}]|x.yaml.social[1]: the last band, and no other, has no end
                    social: [{modality: social, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, discount: 1.5}]}]|x.yaml.social[1].bands[1]: 'discount' is a share, and more than 1
                    social: [{modality: branca, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, discount: 0.5}]}]|x.yaml.social[1]: 'branca' is no class of the social tariff
                    social: [{modality: social, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, discount: 0.5}], flagged: true}]|x.yaml.social[1]: 'cumulative' is missing, or is neither true nor false
                    social: [{modality: social, from: 2020-01-01, unit: "1", source: S, article: nenhum, bands: [{above: 0, discount: 0.5}], cumulative: true, flagged: true}]|x.yaml.social[1]: 'icms_on_unpaid' is missing, or is neither true nor false
                    white_hours: [{distributor: D, from: 2020-01-01, source: S, article: nenhum, intermediate_from: "16:30", peak_from: "17:30", peak_to: "19:30", intermediate_to: "20:30"}]|x.yaml.white_hours[1]: the peak has to last three hours of one day
                    prepaid: [{from: 2020-01-01, unit: kWh, source: S, article: nenhum, start: 20, minimum_purchase: 5, emergency: 20, most_owed: 10, low_credit: 10}]|x.yaml.prepaid[1]: 'most_owed' is less than 'start'
                    prepaid: [{from: 2020-01-01, unit: kWh, source: S, article: nenhum, start: 0.0001, minimum_purchase: 5, emergency: 20, most_owed: 10, low_credit: 10}]|x.yaml.prepaid[1]: 'start' is no whole number of watt-hours
                    tarifs: []|x.yaml: 'tarifs' is not known
                    """)
    void aPackThatIsWrongIsRefusedWithThePlaceAndTheReason(String section, String message) {
        assertThatThrownBy(() -> load(HEAD + section + "}"))
                .isInstanceOf(BadRulePackException.class)
                .hasMessage(message);
    }

    @Test
    void anUnknownBaseAndASecondPackOfOneNameAreRefused() {
        assertThatThrownBy(() -> load(HEAD + "extends: y}"))
                .hasMessage("x.yaml: there is no pack 'y' to extend");
        assertThatThrownBy(() -> load(HEAD + "}").add("y.yaml", bytes(HEAD + "}")))
                .hasMessage("y.yaml: there is a pack 'x' already");
    }

    /// By the joint form it is the sum that may not be the whole price, by the separate one either.
    @ParameterizedTest
    @CsvSource({
        "conjunta,0.95,true",
        "conjunta,0.96,true",
        "conjunta,0.94,false",
        "separada,0.95,false",
        "separada,1,true"
    })
    void taxesThatAreTheWholePriceAreRefused(String form, String icms, boolean refused) {
        var federal =
                "{from: 2020-01-01, to: 2021-01-01, unit: \"1\", source: S, article: nenhum, pis: 0.01, cofins: 0.04,"
                        + " form: %s}";
        var bands =
                "{state: SP, from: %s, unit: \"1\", source: S, article: nenhum, bands: [{above: 0, rate: %s}]}";
        var yaml = HEAD + "federal_taxes: [%s], icms: [%s]}";
        var own = yaml.formatted(federal.formatted(form), bands.formatted("2020-12-31", icms));
        if (refused) {
            assertThatThrownBy(() -> load(own))
                    .isInstanceOf(BadRulePackException.class)
                    .hasMessage(
                            "x.yaml.icms[1]: with x.yaml.federal_taxes[1] taxes are the whole price,"
                                    + " or more");
        } else {
            load(own);
        }
        load(yaml.formatted(federal.formatted("conjunta"), bands.formatted("2021-01-01", "0.96")));
    }

    @Test
    void taxesThatAreTheWholePriceWithThoseOfTheBaseAreRefused() {
        var base =
                load(
                        HEAD
                                + "federal_taxes: [{from: 2020-01-01, unit: \"1\", source: S, article: nenhum, pis: 0.01,"
                                + " cofins: 0.04, form: conjunta}]}");
        var own =
                "{id: y, title: Y, fictitious: true, extends: x, icms: [{state: SP, from: 2020-01-01,"
                        + " unit: \"1\", source: S, article: nenhum, bands: [{above: 0, up_to: 100, rate: 0.25},"
                        + " {above: 100, rate: 0.95}]}]}";
        assertThatThrownBy(() -> base.add("y.yaml", bytes(own)))
                .hasMessage(
                        "y.yaml.icms[1]: with x.yaml.federal_taxes[1] taxes are the whole price, or"
                                + " more");
    }

    @Test
    void anArticleIsToldAsItIsAndNoneOnlyWhereThePackSaysSo() {
        var day = LocalDate.of(2026, 1, 15);
        assertThat(DEMONSTRATION.minimum().on(day).origin().article())
                .isEqualTo("art. 291, REN ANEEL 1000/2021");
        assertThat(DEMONSTRATION.correction().on(day).origin().article())
                .isEqualTo("art. 323, REN ANEEL 1000/2021");
        assertThat(DEMONSTRATION.flags().on(day).origin().article()).isEmpty();
    }

    /// Bills tell the rules that they follow from, and are compared by that.
    @Test
    void anEntryHasTheSameNameWhereverItIsInItsFile() {
        var old =
                "{state: SP, from: 2020-01-01, unit: \"1\", source: S, article: nenhum, bands: [{above:"
                        + " 0, rate: 0.18}]}";
        var other = old.replace("SP", "MG");
        var earlier = old.replace("from: 2020-01-01", "from: 2019-01-01, to: 2020-01-01");
        var day = LocalDate.of(2020, 1, 1);
        for (var file : List.of(old, old + ", " + other, other + ", " + earlier + ", " + old)) {
            var pack = load(HEAD + "icms: [" + file + "]}").named("x");
            assertThat(pack.icms().get("SP").on(day).origin().rule())
                    .isEqualTo("x.icms[SP, 2020-01-01]");
        }
        var social =
                load(HEAD
                                + "social: [{modality: social, from: 2020-01-01, unit: \"1\", source: S,"
                                + " article: nenhum, bands: [{above: 0, discount: 0}], cumulative:"
                                + " true, flagged: true, icms_on_unpaid: true}]}")
                        .named("x");
        assertThat(social.social().get(Modality.SOCIAL).on(day).origin().rule())
                .isEqualTo("x.social[social, 2020-01-01]");
    }

    @Test
    void theFilesOfADirectoryAreAddedInTheOrderOfTheirNames(@TempDir Path directory)
            throws IOException {
        Files.writeString(
                directory.resolve("2.yaml"), "{id: z, title: Z, fictitious: true, extends: x}");
        Files.writeString(directory.resolve("1.yaml"), HEAD + "extends: brasil}");
        Files.writeString(directory.resolve("leia-me.txt"), "?");
        var packs = RulePacks.bundled().addAll(directory);
        assertThat(packs.named("z").minimum()).isEqualTo(DEMONSTRATION.minimum());

        var third = Files.writeString(directory.resolve("3.yaml"), HEAD + "}");
        assertThatThrownBy(() -> RulePacks.bundled().addAll(directory))
                .isInstanceOf(BadRulePackException.class)
                .hasMessage(third + ": there is a pack 'x' already");
        Files.writeString(third, HEAD + "minimum: [{from: 2020-01-01}]}");
        assertThatThrownBy(() -> RulePacks.bundled().addAll(directory))
                .hasMessage(third + ".minimum[1]: 'unit' is missing, or is no text");
        assertThatThrownBy(() -> RulePacks.bundled().addAll(directory.resolve("nenhum")))
                .isInstanceOf(BadRulePackException.class)
                .hasMessageContaining("nenhum: cannot be read");
    }

    @Test
    void aUnitOfAThousandTimesIsTakenForWhatItIs() {
        var mega =
                load(HEAD
                                + "flags: [{from: 2020-01-01, unit: R$/MWh, source: S, article: nenhum,"
                                + " values: {verde: 18.85}}]}")
                        .named("x");
        assertThat(mega.flags().on(LocalDate.of(2020, 1, 1)).value().rates().get(Flag.GREEN))
                .isEqualByComparingTo("0.01885");
    }

    @Test
    void aForecastAssumesTheLastFlagAndSaysSo() {
        var after = LocalDate.of(2028, 1, 1);
        assertThatThrownBy(() -> DEMONSTRATION.on(after, SUPPLY)).isInstanceOf(Refusal.class);
        var price = DEMONSTRATION.assuming(null).on(after, SUPPLY);
        assertThat(price.flag()).isEqualTo(Flag.GREEN);
        assertThat(assumptions(price))
                .containsExactly("bandeira verde a partir de 2028-01-01, como antes");
        var asked = DEMONSTRATION.assuming(Flag.RED_2).on(after, SUPPLY);
        assertThat(asked.flag()).isEqualTo(Flag.RED_2);
        assertThat(assumptions(asked))
                .containsExactly("bandeira vermelha patamar 2 a partir de 2028-01-01, como pedido");
    }

    @Test
    void aForecastAssumesNothingWhereAValueIsOnFile() {
        var day = LocalDate.of(2026, 10, 15);
        assertThat(DEMONSTRATION.assuming(Flag.RED_2).on(day, SUPPLY))
                .isEqualTo(DEMONSTRATION.on(day, SUPPLY));
        assertThatThrownBy(() ->
                        DEMONSTRATION.assuming(Flag.RED_2).on(LocalDate.of(2024, 8, 1), SUPPLY))
                .hasMessage("Não há bandeira em vigor em 2024-08-01.");
    }

    @Test
    void aForecastAssumesEveryOtherValueToo() {
        var assuming =
                load(HEAD
                                + "federal_taxes: [{from: 2026-01-01, to: 2026-02-01, unit: \"1\","
                                + " source: S, article: nenhum, pis: 0.01, cofins: 0.04, form: separada}]}")
                        .named("x")
                        .assuming(null);
        var its = assuming.federal().on(LocalDate.of(2026, 3, 1));
        assertThat(its.origin().assumption())
                .contains("PIS e COFINS a partir de 2026-02-01, como antes");
        assertThat(its.origin().rule()).isEqualTo("x.federal_taxes[2026-01-01]");
    }

    private static List<String> assumptions(DayPrice price) {
        return price.origins().stream().flatMap(its -> its.assumption().stream()).toList();
    }

    @Test
    void theSecondSocialClassIsOnFileSince2026() {
        var second = SUPPLY.by(Modality.SOCIAL_CDE);
        assertThatThrownBy(() -> DEMONSTRATION.on(LocalDate.of(2025, 12, 31), second))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Não há regra da tarifa social com isenção da CDE em vigor em 2025-12-31.");
        assertThat(DEMONSTRATION.on(LocalDate.of(2026, 1, 1), second).social()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "true,100,88", "true,120,105.6", "true,200,185.6",
        "false,100,88", "false,120,105.6", "false,200,200"
    })
    void aShareIsOfThePartInItsBandOrOfAll(
            boolean cumulative, BigDecimal consumed, BigDecimal payable) {
        var pack =
                load(
                        HEAD
                                + "social: [{modality: social_cde, from: 2026-01-01, unit: \"1\", source: B, article: nenhum,"
                                + " bands: [{above: 0, up_to: 120, discount: 0.12}, {above: 120, discount: 0}],"
                                + " flagged: true, icms_on_unpaid: false, cumulative: %s}]}"
                                        .formatted(cumulative));
        var rule = pack.named("x").social().get(Modality.SOCIAL_CDE).entries().getFirst().value();
        assertThat(rule.payable(consumed)).isEqualByComparingTo(payable);
    }

    @Test
    void prepaymentHasItsTermsOfTheDay() {
        assertThat(DEMONSTRATION.prepaidTerms(LocalDate.of(2026, 11, 1)))
                .isEqualTo(new PrepaidTerms(20_000, 5_000, 20_000, 40_000, 10_000));
        assertThatThrownBy(() -> DEMONSTRATION.prepaidTerms(LocalDate.of(2019, 5, 31)))
                .hasMessage("Não há regra do pré-pagamento em vigor em 2019-05-31.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18,16:29,OFF_PEAK",
        "2026-11-18,16:30,INTERMEDIATE",
        "2026-11-18,17:30,PEAK",
        "2026-11-18,20:29,PEAK",
        "2026-11-18,20:30,INTERMEDIATE",
        "2026-11-18,21:30,OFF_PEAK",
        // Saturday, Sunday.
        "2026-11-21,18:00,OFF_PEAK",
        "2026-11-22,18:00,OFF_PEAK",
        // National since 2024.
        "2026-11-20,18:00,OFF_PEAK",
        "2023-11-20,18:00,PEAK",
        // Easter is on 5 April 2026: Carnival Tuesday, Good Friday, Corpus Christi.
        "2026-02-17,18:00,OFF_PEAK",
        "2026-02-16,18:00,PEAK",
        "2026-04-03,18:00,OFF_PEAK",
        "2026-06-04,18:00,OFF_PEAK"
    })
    void theWhiteTariffsPostsFollowTheClockAndTheCalendar(
            LocalDate day, LocalTime time, Post post) {
        assertThat(DEMONSTRATION.posts(day, SUPPLY).at(time)).isEqualTo(post);
    }

    @ParameterizedTest
    @CsvSource({
        "2000,2000-04-23",
        "2024,2024-03-31",
        "2025,2025-04-20",
        "2026,2026-04-05",
        "2038,2038-04-25"
    })
    void easterIsKnown(int year, LocalDate easter) {
        assertThat(Holidays.easter(year)).isEqualTo(easter);
    }

    private static RulePacks load(String yaml) {
        return RulePacks.none().add("x.yaml", bytes(yaml));
    }

    private static ByteArrayInputStream bytes(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
