package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The three invoices of `docs/invoices-by-hand.md`; every number here was worked out there.
class InvoicesByHandTests {

    private static final RulePack PACK = RulePacks.bundled().named("demonstracao");

    @Test
    void conventionalOverAChangeOfFlag() {
        var bill =
                bill(
                        Modality.CONVENTIONAL,
                        cycle("2025-05-21", "2025-06-11"),
                        Map.of(Post.SINGLE, new BigDecimal("200")));

        assertThat(exact(bill)).containsExactly("204.508910", "7.956979", "9.500000");
        assertThat(printed(bill)).containsExactly(204_51L, 7_95L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(221_96));
        assertTaxes(bill, "38.243860", "7.996791");
    }

    @Test
    void whiteOverAMonthWithEasterInIt() {
        var april = cycle("2026-04-01", "2026-05-01");
        var consumed = byPost(april);
        assertThat(consumed.get(Post.OFF_PEAK)).isEqualByComparingTo("123");
        assertThat(consumed.get(Post.INTERMEDIATE)).isEqualByComparingTo("30");
        assertThat(consumed.get(Post.PEAK)).isEqualByComparingTo("45");

        var bill = bill(Modality.WHITE, april, consumed);

        assertThat(exact(bill)).containsExactly("88.041086", "33.743970", "82.826109", "9.500000");
        assertThat(printed(bill)).containsExactly(88_04L, 33_74L, 82_83L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(214_11));
        assertTaxes(bill, "36.830010", "7.701155");
    }

    @Test
    void socialAcrossTheFifthOfJuly() {
        var bill =
                bill(
                        Modality.SOCIAL,
                        cycle("2025-06-21", "2025-07-21"),
                        Map.of(Post.SINGLE, new BigDecimal("150")));

        assertThat(exact(bill)).containsExactly("153.381683", "-68.680909", "4.725244", "9.500000");
        assertThat(printed(bill)).containsExactly(153_38L, -68_68L, 4_72L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(98_92));
        assertTaxes(bill, "16.096683", "3.365816");
    }

    /// 150 W all day, and 750 W from 16:30 to 21:30, counted by quarters of an hour.
    private static Map<Post, BigDecimal> byPost(Cycle cycle) {
        var sums = new EnumMap<Post, BigDecimal>(Post.class);
        var supply = supply(Modality.WHITE);
        cycle.days()
                .forEach(day -> {
                    var posts = PACK.posts(day, supply);
                    for (int quarter = 0; quarter < 96; quarter++) {
                        var time = LocalTime.MIN.plusMinutes(15L * quarter);
                        var evening = quarter >= 66 && quarter < 86;
                        var energy = new BigDecimal(evening ? "0.1875" : "0.0375");
                        sums.merge(posts.at(time), energy, BigDecimal::add);
                    }
                });
        return sums;
    }

    private static void assertTaxes(Bill bill, String icms, String federal) {
        assertThat(sixPlaces(bill.icms())).isEqualTo(icms);
        assertThat(sixPlaces(bill.federal())).isEqualTo(federal);
    }

    private static List<String> exact(Bill bill) {
        return bill.lines().stream().map(line -> sixPlaces(line.amount())).toList();
    }

    private static List<Long> printed(Bill bill) {
        return bill.lines().stream().map(line -> line.printed().centavos()).toList();
    }

    private static String sixPlaces(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    private static Bill bill(Modality modality, Cycle cycle, Map<Post, BigDecimal> consumed) {
        return Bill.of(PricePlan.of(PACK, supply(modality), cycle), consumed, List.of());
    }

    private static Supply supply(Modality modality) {
        return new Supply(
                "ContaLuz Distribuidora", modality, Connection.SINGLE_PHASE, "SP", "Exemplo");
    }

    private static Cycle cycle(String start, String end) {
        return new Cycle(LocalDate.parse(start), LocalDate.parse(end));
    }
}
