package io.contaluz.billing.invoicing;

import io.contaluz.billing.invoicing.BillView.LineView;
import io.contaluz.billing.invoicing.BillView.TermView;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.print.BillSheet;
import io.contaluz.billing.print.PixCode;
import io.contaluz.billing.print.PixReceiver;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An issued invoice as a page: nothing is computed here but what is left to be paid.
///
/// @param customer empty if nobody answered for the usage point
/// @param history of the same usage point, up to this invoice, the earliest first
/// @param stays of meters at the usage point
record InvoiceSheet(
        Invoices.Listed invoice,
        String customer,
        BillView bill,
        List<Invoices.Listed> history,
        List<MeterStays.Stay> stays) {

    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);
    private static final int PRICE_PLACES = 6;

    BillSheet with(PixReceiver receiver) {
        return new BillSheet(
                bill.number(),
                switch (invoice.state()) {
                    case DRAFT -> BillSheet.State.DRAFT;
                    case ISSUED -> BillSheet.State.ISSUED;
                    case CORRECTED -> BillSheet.State.CORRECTED;
                },
                bill.distributor(),
                customer,
                invoice.matricula(),
                title(Modality.values(), Modality::code, Modality::title, bill.modality())
                        + ", "
                        + title(
                                Connection.values(),
                                Connection::code,
                                Connection::title,
                                bill.connection()),
                month(invoice),
                isDraft()
                        ? null
                        : LocalDate.ofInstant(invoice.issuedAt().toInstant(), invoice.zone()),
                invoice.due(),
                BilledMeters.of(bill, stays, invoice.zone(), invoice.estimated()),
                lines(),
                taxes(),
                invoice.total(),
                invoice.left(),
                history.stream()
                        .map(its ->
                                new BillSheet.Month(month(its), its.wattHours(), its.estimated()))
                        .toList(),
                messages(),
                pix(receiver));
    }

    private boolean isDraft() {
        return invoice.state() == Invoices.State.DRAFT;
    }

    private @Nullable PixCode pix(PixReceiver receiver) {
        var left = invoice.left();
        return left.centavos() > 0 && !isDraft()
                ? PixCode.of(receiver, left, "FATURA" + invoice.id())
                : null;
    }

    private List<String> messages() {
        var messages = new ArrayList<String>();
        var estimate = bill.estimate();
        if (estimate != null) {
            messages.add(
                    "Sem leitura: consumo pela média de %d ciclos."
                            .formatted(estimate.cycles().size()));
        }
        if (bill.fictitious()) {
            messages.add("Valores fictícios, de demonstração.");
        }
        return messages;
    }

    /// As many as the page has room for: the last one is what the rest comes to.
    private List<BillSheet.Line> lines() {
        var all = bill.lines().stream().map(InvoiceSheet::line).toList();
        if (all.size() <= BillSheet.MOST_LINES) {
            return all;
        }
        var lines = new ArrayList<>(all.subList(0, BillSheet.MOST_LINES - 1));
        long rest =
                bill.lines().stream()
                        .skip(BillSheet.MOST_LINES - 1)
                        .mapToLong(LineView::printed)
                        .sum();
        var title = "Outros %d lançamentos".formatted(all.size() - lines.size());
        lines.add(new BillSheet.Line(title, null, "", null, new Money(rest)));
        return lines;
    }

    private static BillSheet.Line line(LineView line) {
        var quantity = quantity(line);
        var price =
                quantity == null
                        ? null
                        : line.amount().divide(quantity, PRICE_PLACES, RoundingMode.HALF_UP);
        return new BillSheet.Line(
                line.title(),
                quantity,
                quantity == null ? "" : "kWh",
                price,
                new Money(line.printed()));
    }

    /// None where a line has no kWh, or another number of them on each of some days.
    private static @Nullable BigDecimal quantity(LineView line) {
        var quantities = line.terms().stream().map(TermView::quantity).distinct().toList();
        return line.lineKind().taxed() && quantities.size() == 1 ? quantities.getFirst() : null;
    }

    private List<BillSheet.Tax> taxes() {
        var taxed =
                bill.lines().stream()
                        .filter(line -> line.lineKind().taxed())
                        .map(LineView::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return List.of(
                tax("ICMS", taxed, bill.icms()),
                tax("PIS e COFINS", taxed.subtract(bill.icms()), bill.federal()));
    }

    /// The rate as it came out, over the whole cycle.
    private static BillSheet.Tax tax(String name, BigDecimal base, BigDecimal amount) {
        var rate =
                base.signum() == 0
                        ? BigDecimal.ZERO
                        : amount.multiply(PER_CENT).divide(base, 2, RoundingMode.HALF_UP);
        return new BillSheet.Tax(name, money(base), rate, money(amount));
    }

    private static <E> String title(
            E[] all, Function<E, String> codeOf, Function<E, String> titleOf, String code) {
        return Arrays.stream(all)
                .filter(one -> codeOf.apply(one).equals(code))
                .map(titleOf)
                .findFirst()
                .orElse(code);
    }

    private static Money money(BigDecimal reais) {
        return Money.truncatedToCentavos(reais);
    }

    private static YearMonth month(Invoices.Listed its) {
        return YearMonth.from(its.end().minusDays(1));
    }
}
