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

/// The invoices of docs/invoices-by-hand.md, to the centavo.
class HandWorkedInvoiceTests {

    private static final RulePack PACK = RulePacks.bundled().named("demonstracao");
    private static final int QUARTERS_OF_A_DAY = 96;
    private static final int MINUTES_OF_A_QUARTER = 15;

    @Test
    void conventionalUnderTwoFlags() {
        var cycle = cycle("2025-05-22", "2025-06-21");
        var bill = bill(Modality.CONVENTIONAL, cycle, single(230));
        assertThat(amounts(bill)).containsExactly("235.185247", "10.594115", "15.000000");
        assertThat(printed(bill)).containsExactly(235_18L, 10_59L, 15_00L);
        assertThat(bill.total()).isEqualTo(new Money(260_77));
    }

    @Test
    void whiteOverAMonthWithEaster() {
        var cycle = cycle("2025-04-01", "2025-05-01");
        var consumed = evenLoad(cycle);
        assertThat(consumed.get(Post.OFF_PEAK)).isEqualByComparingTo("248");
        assertThat(consumed.get(Post.INTERMEDIATE)).isEqualByComparingTo("16");
        assertThat(consumed.get(Post.PEAK)).isEqualByComparingTo("24");
        var bill = bill(Modality.WHITE, cycle, consumed);
        assertThat(amounts(bill))
                .containsExactly("177.513734", "17.996784", "44.173925", "15.000000");
        assertThat(printed(bill)).containsExactly(177_51L, 18_00L, 44_17L, 15_00L);
        assertThat(bill.total()).isEqualTo(new Money(254_68));
    }

    @Test
    void socialAcrossTheChangeOf2025() {
        var cycle = cycle("2025-06-25", "2025-07-25");
        var bill = bill(Modality.SOCIAL, cycle, single(150));
        assertThat(amounts(bill))
                .containsExactly("153.381683", "-72.430239", "4.516079", "9.500000");
        assertThat(printed(bill)).containsExactly(153_38L, -72_43L, 4_51L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(94_96));
    }

    /// 0.1 kWh in every quarter of an hour.
    private static Map<Post, BigDecimal> evenLoad(Cycle cycle) {
        var consumed = new EnumMap<Post, BigDecimal>(Post.class);
        cycle.days()
                .forEach(day -> {
                    var posts = PACK.posts(day, supply(Modality.WHITE));
                    for (int i = 0; i < QUARTERS_OF_A_DAY; i++) {
                        var time = LocalTime.MIDNIGHT.plusMinutes((long) i * MINUTES_OF_A_QUARTER);
                        consumed.merge(posts.at(time), new BigDecimal("0.1"), BigDecimal::add);
                    }
                });
        return consumed;
    }

    private static Map<Post, BigDecimal> single(int kilowattHours) {
        return Map.of(Post.SINGLE, BigDecimal.valueOf(kilowattHours));
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

    private static List<String> amounts(Bill bill) {
        return bill.lines().stream()
                .map(line -> line.amount().setScale(6, RoundingMode.HALF_UP).toPlainString())
                .toList();
    }

    private static List<Long> printed(Bill bill) {
        return bill.lines().stream().map(line -> line.printed().centavos()).toList();
    }
}
