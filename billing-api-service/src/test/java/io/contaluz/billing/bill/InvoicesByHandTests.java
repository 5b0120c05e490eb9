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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// The three invoices of `docs/invoices-by-hand.md`; every number here was worked out there.
class InvoicesByHandTests {

    private static final RulePack PACK = RulePacks.bundled().named("demonstracao");
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Test
    void conventionalOverAChangeOfFlag() {
        var bill =
                document(
                                Modality.CONVENTIONAL,
                                cycle("2025-05-16", "2025-06-15"),
                                evenly(5_000_000, 200_000))
                        .bill();

        assertThat(exact(bill)).containsExactly("204.508910", "7.894214", "9.500000");
        assertThat(printed(bill)).containsExactly(204_51L, 7_89L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(221_90));
        assertTaxes(bill, "38.232562", "7.994429");
    }

    @Test
    void whiteOverAMonthWithEasterInIt() {
        var document =
                document(
                        Modality.WHITE,
                        cycle("2026-04-01", "2026-05-01"),
                        InvoicesByHandTests::household);

        assertThat(document.wattHours())
                .isEqualTo(
                        Map.of(
                                Post.OFF_PEAK, 123_000L,
                                Post.INTERMEDIATE, 30_000L,
                                Post.PEAK, 45_000L));
        var bill = document.bill();
        assertThat(exact(bill)).containsExactly("88.041086", "33.743970", "82.826109", "9.500000");
        assertThat(printed(bill)).containsExactly(88_04L, 33_74L, 82_83L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(214_11));
        assertTaxes(bill, "36.830010", "7.701155");
    }

    @Test
    void socialAcrossTheFifthOfJuly() {
        var bill =
                document(Modality.SOCIAL, cycle("2025-06-21", "2025-07-21"), evenly(0, 150_000))
                        .bill();

        assertThat(exact(bill)).containsExactly("153.381683", "-68.680909", "4.725244", "9.500000");
        assertThat(printed(bill)).containsExactly(153_38L, -68_68L, 4_72L, 9_50L);
        assertThat(bill.total()).isEqualTo(new Money(98_92));
        assertTaxes(bill, "16.096683", "3.365816");
    }

    /// A register in watt-hours that rises by so many in a cycle of 30 days.
    private static LongUnaryOperator evenly(long start, long rise) {
        return minutes -> start + rise * minutes / Duration.ofDays(30).toMinutes();
    }

    /// The register of 150 W all day, and 750 W from 16:30 to 21:30.
    private static long household(long minutes) {
        long day = Duration.ofDays(1).toMinutes();
        long evening = Math.clamp(minutes % day - (16 * 60 + 30), 0, 300);
        return minutes / day * 6_600 + minutes % day * 150 / 60 + evening * 600 / 60;
    }

    /// A bill by the registers at the edges of its cycle and at each change of post.
    ///
    /// @param register watt-hours by the minutes since the start
    private static BillDocument document(
            Modality modality, Cycle cycle, LongUnaryOperator register) {
        var supply =
                new Supply(
                        "ContaLuz Distribuidora",
                        modality,
                        Connection.SINGLE_PHASE,
                        "SP",
                        "Exemplo");
        var calendar = PostCalendar.of(PACK, supply, cycle, ZONE);
        var registers =
                calendar.cuts().stream()
                        .map(cut -> {
                            long minutes = Duration.between(calendar.start(), cut).toMinutes();
                            return new Metering.Register(
                                    cut,
                                    register.applyAsLong(minutes),
                                    0,
                                    Metering.Role.READING,
                                    "lida",
                                    List.of(cut));
                        })
                        .toList();
        var facts =
                new BillFacts(
                        "1",
                        "1000001",
                        supply,
                        cycle,
                        ZONE,
                        cycle.end().plusDays(15),
                        PACK.id(),
                        new Metering.Registers(registers),
                        List.of());
        return BillDocument.of(facts, PACK);
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

    private static Cycle cycle(String start, String end) {
        return new Cycle(LocalDate.parse(start), LocalDate.parse(end));
    }
}
