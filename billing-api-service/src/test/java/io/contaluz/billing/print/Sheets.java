package io.contaluz.billing.print;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.print.BillSheet.Line;
import io.contaluz.billing.print.BillSheet.Meter;
import io.contaluz.billing.print.BillSheet.Month;
import io.contaluz.billing.print.BillSheet.Reading;
import io.contaluz.billing.print.BillSheet.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/// Sheets to print in tests.
final class Sheets {

    private Sheets() {}

    /// A bill of an ordinary household.
    static BillSheet ordinary() {
        return of(
                BillSheet.State.ISSUED,
                List.of(
                        line("Energia elétrica: TE", "200", "0.447363", 8_947),
                        line("Energia elétrica: TUSD", "200", "0.575181", 11_504),
                        line(
                                "Bandeira vermelha patamar 1, 30 de 30 dias",
                                "200",
                                "0.057045",
                                1_140),
                        new Line("Iluminação pública (COSIP)", null, "", null, new Money(1_275)),
                        new Line("Crédito da fatura anterior", null, "", null, new Money(-350))),
                new Money(22_516));
    }

    static BillSheet draft() {
        var issued = ordinary();
        return of(BillSheet.State.DRAFT, issued.lines(), issued.total());
    }

    /// The same, of which R$ 100.00 are paid.
    static BillSheet partlyPaid() {
        return left(new Money(12_516));
    }

    /// The same, of which nothing is left to be paid.
    static BillSheet paid() {
        return left(new Money(0));
    }

    private static BillSheet left(Money left) {
        var whole = ordinary();
        return of(BillSheet.State.ISSUED, whole.lines(), whole.total(), left);
    }

    /// As much as a page must hold.
    static BillSheet full() {
        var lines =
                IntStream.rangeClosed(1, BillSheet.MOST_LINES)
                        .mapToObj(number ->
                                line(
                                        ("Linha %d com uma descrição tão longa que mal cabe"
                                                        + " na largura que a página tem")
                                                .formatted(number),
                                        "123456.789",
                                        "1.234567",
                                        123_456_789))
                        .toList();
        return of(BillSheet.State.CORRECTED, lines, new Money(3_086_419_725L));
    }

    private static BillSheet of(BillSheet.State state, List<Line> lines, Money total) {
        return of(state, lines, total, total);
    }

    private static BillSheet of(BillSheet.State state, List<Line> lines, Money total, Money left) {
        boolean full = state == BillSheet.State.CORRECTED;
        boolean draft = state == BillSheet.State.DRAFT;
        var meter =
                new Meter(
                        "A-104-7730",
                        new Reading(LocalDate.of(2026, 10, 20), 12_345_500),
                        new Reading(LocalDate.of(2026, 11, 19), 12_545_500),
                        200_000,
                        true);
        var tax = new Tax("ICMS", new Money(20_450), new BigDecimal("18"), new Money(3_681));
        var message =
                "Sua leitura de novembro foi estimada pela média dos 12 últimos ciclos, porque o"
                        + " medidor não respondeu; a diferença será acertada na próxima fatura."
                        + " Dúvidas? Fale com a sua distribuidora.";
        return new BillSheet(
                "2026-11-000123",
                state,
                "Distribuidora Luz & Exemplo",
                full ? "Maria ".repeat(33) : "Maria da Conceição Araújo",
                "1000001",
                "Residencial, tarifa convencional, monofásica",
                YearMonth.of(2026, 11),
                draft ? null : LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 12, 5),
                full ? List.of(meter, meter, meter, meter, meter) : List.of(meter),
                lines,
                full
                        ? List.of(tax, tax, tax, tax)
                        : List.of(
                                tax,
                                new Tax(
                                        "PIS",
                                        new Money(16_769),
                                        new BigDecimal("0.82"),
                                        new Money(137)),
                                new Tax(
                                        "COFINS",
                                        new Money(16_769),
                                        new BigDecimal("3.77"),
                                        new Money(632))),
                total,
                left,
                history(),
                full ? List.of(message, message, message) : List.of(message),
                draft || left.centavos() == 0
                        ? null
                        : PixCode.of(
                                new PixReceiver(
                                        "pix@contaluz.invalid",
                                        "ContaLuz Demonstracao",
                                        "Cidade Ficticia"),
                                left,
                                "202611000123"));
    }

    private static List<Month> history() {
        return IntStream.range(0, 13)
                .mapToObj(i ->
                        new Month(
                                YearMonth.of(2025, 11).plusMonths(i),
                                i == 4 ? 0 : 150_000 + i * 37_000L % 110_000,
                                i == 12 || i == 7))
                .toList();
    }

    private static Line line(String description, String quantity, String price, long centavos) {
        return new Line(
                description,
                new BigDecimal(quantity),
                "kWh",
                new BigDecimal(price),
                new Money(centavos));
    }
}
