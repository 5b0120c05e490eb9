package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.tariff.TaxForm;
import io.contaluz.billing.tariff.Taxes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbered vectors of the rules of billing in Brazil that are about money; those about
/// registers and about prepayment are beside the packages that own them.
class VectorTests {

    private static final RulePack PACK = RulePacks.bundled().named("demonstracao");

    private static final Cycle GREEN = cycle("2025-03-01", "2025-03-31");
    private static final Cycle RED_1 = cycle("2025-06-01", "2025-07-01");
    private static final Cycle RED_2 = cycle("2025-08-01", "2025-08-31");

    @ParameterizedTest
    @CsvSource({"THREE_PHASE,45,100", "SINGLE_PHASE,30,30", "TWO_PHASE_THREE_WIRE,51,51"})
    void v1TheLeastThatIsBilledDependsOnTheConnection(
            Connection connection, BigDecimal consumed, BigDecimal billed) {
        var bill = bill(supply(Modality.CONVENTIONAL, connection), GREEN, consumed);
        assertThat(bill.billed()).isEqualByComparingTo(billed);
    }

    @Test
    void v2AFlagIsTakenByTheDaysOfEachMonth() {
        var bill = bill(conventional(), cycle("2025-05-22", "2025-06-21"), kwh(300));
        assertThat(line(bill, LineKind.FLAG).terms())
                .extracting(term -> untaxed(term).stripTrailingZeros())
                .containsExactly(new BigDecimal("1.885"), new BigDecimal("8.926"));
    }

    @ParameterizedTest
    @CsvSource({"30,10.5", "100,52.5", "150,97.5", "220,160.5", "250,190.5"})
    void v3TheOldSocialTariffDiscountsByBands(BigDecimal consumed, BigDecimal payable) {
        assertThat(payable(GREEN, consumed)).isEqualByComparingTo(payable);
    }

    @ParameterizedTest
    @CsvSource({"80,0", "100,20", "150,70"})
    void v4TheNewSocialTariffGivesEightyKilowattHours(BigDecimal consumed, BigDecimal payable) {
        assertThat(payable(RED_2, consumed)).isEqualByComparingTo(payable);
    }

    @Test
    void v5TaxesAreInsideThePrice() {
        var taxes =
                new Taxes(
                        new BigDecimal("0.18"),
                        new BigDecimal("0.0082"),
                        new BigDecimal("0.0377"),
                        TaxForm.SEPARATE);
        assertThat(taxes.divisor()).isEqualByComparingTo("0.782362");
        assertThat(places(6, taxes.inside(new BigDecimal("0.35")))).isEqualTo("0.447363");
        assertThat(places(6, taxes.inside(new BigDecimal("0.45")))).isEqualTo("0.575181");
        assertThat(places(7, taxes.inside(new BigDecimal("0.80")))).isEqualTo("1.0225446");
        var joint = new Taxes(taxes.icms(), taxes.pis(), taxes.cofins(), TaxForm.JOINT);
        assertThat(places(7, joint.inside(new BigDecimal("0.80")))).isEqualTo("1.0334582");
    }

    @Test
    void v6ABillIsTruncatedOnceAndTellsItsTaxes() {
        var bill = bill(conventional(), GREEN, kwh(200));
        assertThat(places(6, bill.exactTotal())).isEqualTo("204.508910");
        assertThat(bill.total()).isEqualTo(new Money(204_50));
        assertThat(places(6, bill.icms())).isEqualTo("36.811604");
        assertThat(places(6, bill.federal())).isEqualTo("7.697306");
        assertThat(places(9, bill.exactTotal().subtract(bill.icms()).subtract(bill.federal())))
                .isEqualTo("160.000000000");
    }

    @Test
    void v7AFlagIsTaxedToo() {
        assertThat(places(6, bill(conventional(), RED_1, kwh(200)).exactTotal()))
                .isEqualTo("215.917951");
        assertThat(places(6, bill(conventional(), RED_2, kwh(200)).exactTotal()))
                .isEqualTo("224.645369");
    }

    @Test
    void v8TheWhiteTariffPricesEachPost() {
        var pack = RulePacks.bundled().named("demonstracao");
        var white = supply(Modality.WHITE, Connection.SINGLE_PHASE);
        var plan = PricePlan.of(pack, white, GREEN);
        var consumed =
                Map.of(
                        Post.OFF_PEAK, kwh(140),
                        Post.INTERMEDIATE, kwh(30),
                        Post.PEAK, kwh(30));
        var bill = Bill.of(plan, consumed, List.of());
        assertThat(untaxed(bill)).isEqualByComparingTo("148");
        assertThat(new BigDecimal("0.73").multiply(kwh(200))).isEqualByComparingTo("146");
    }

    @Test
    void v9ALatePaymentCostsAFineAndInterestByTheDay() {
        var due = LocalDate.of(2025, 3, 31);
        var late = LatePayment.of("1", "a", due, due.plusDays(17), new BigDecimal("204.50"), PACK);
        assertThat(late.entry(LineKind.FINE).amount()).isEqualByComparingTo("4.09");
        assertThat(places(6, late.entry(LineKind.INTEREST).amount())).isEqualTo("1.158833");
    }

    @Test
    void v14LinesAddUpToTheTotal() {
        var bill = bill(conventional(), RED_1, kwh(200));
        assertThat(bill.lines())
                .extracting(BillLine::printed)
                .containsExactly(new Money(204_50), new Money(11_41));
        assertThat(bill.total()).isEqualTo(new Money(215_91));
    }

    @Test
    void v15BothSocialRulesHoldForTheWholeEnergyByTheirDays() {
        assertThat(places(4, payable(cycle("2025-06-25", "2025-07-25"), kwh(150))))
                .isEqualTo("79.1667");
    }

    /// What of the energy is paid, as the discount's line leaves it.
    private static BigDecimal payable(Cycle cycle, BigDecimal consumed) {
        var bill = bill(supply(Modality.SOCIAL, Connection.SINGLE_PHASE), cycle, consumed);
        var discount = line(bill, LineKind.SOCIAL_DISCOUNT);
        var unpaid =
                discount.terms().stream()
                        .map(term -> term.quantity().multiply(BigDecimal.valueOf(term.days())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(cycle.length()), 12, RoundingMode.HALF_EVEN);
        return consumed.add(unpaid);
    }

    private static BigDecimal untaxed(Term term) {
        return new Term(term.days(), term.quantity(), term.price(), BigDecimal.ONE).amount(30);
    }

    private static BigDecimal untaxed(Bill bill) {
        return bill.lines().stream()
                .flatMap(line -> line.terms().stream())
                .map(VectorTests::untaxed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BillLine line(Bill bill, LineKind kind) {
        return bill.lines().stream().filter(its -> its.kind() == kind).findFirst().orElseThrow();
    }

    private static Bill bill(Supply supply, Cycle cycle, BigDecimal consumed) {
        return Bill.of(PricePlan.of(PACK, supply, cycle), Map.of(Post.SINGLE, consumed), List.of());
    }

    private static Supply conventional() {
        return supply(Modality.CONVENTIONAL, Connection.SINGLE_PHASE);
    }

    private static Supply supply(Modality modality, Connection connection) {
        return new Supply("ContaLuz Distribuidora", modality, connection, "SP", "Sem COSIP");
    }

    private static Cycle cycle(String start, String end) {
        return new Cycle(LocalDate.parse(start), LocalDate.parse(end));
    }

    private static BigDecimal kwh(int value) {
        return BigDecimal.valueOf(value);
    }

    private static String places(int places, BigDecimal value) {
        return value.setScale(places, RoundingMode.HALF_UP).toPlainString();
    }
}
