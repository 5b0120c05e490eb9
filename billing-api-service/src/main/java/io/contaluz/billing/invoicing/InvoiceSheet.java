package io.contaluz.billing.invoicing;

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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An issued invoice as a page: nothing is computed here but what is left to be paid.
///
/// @param history of the same usage point, up to this invoice, the earliest first
record InvoiceSheet(Invoices.Listed invoice, BillView bill, List<Invoices.Listed> history) {

    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);
    private static final int PRICE_PLACES = 6;

    BillSheet with(PixReceiver receiver) {
        var point = bill.usagePoint();
        return new BillSheet(
                "%09d".formatted(invoice.id()),
                invoice.state().equals("issued")
                        ? BillSheet.State.ISSUED
                        : BillSheet.State.CORRECTED,
                point.distributor(),
                invoice.customer() == null ? "" : invoice.customer(),
                invoice.matricula(),
                title(Modality.values(), Modality::code, Modality::title, point.modality())
                        + ", "
                        + title(
                                Connection.values(),
                                Connection::code,
                                Connection::title,
                                point.connection()),
                month(invoice),
                LocalDate.ofInstant(invoice.issuedAt().toInstant(), invoice.zone()),
                invoice.due(),
                meters(invoice.zone()),
                bill.lines().stream().map(InvoiceSheet::line).toList(),
                taxes(),
                invoice.total(),
                history.stream()
                        .map(its ->
                                new BillSheet.Month(month(its), its.wattHours(), its.estimated()))
                        .toList(),
                bill.fictitious() ? List.of("Valores fictícios, de demonstração.") : List.of(),
                pix(receiver));
    }

    private @Nullable PixCode pix(PixReceiver receiver) {
        var left = new Money(invoice.total().centavos() - invoice.paid().centavos());
        return left.centavos() > 0 ? PixCode.of(receiver, left, "FATURA" + invoice.id()) : null;
    }

    /// One line for each meter that was there in the cycle.
    private List<BillSheet.Meter> meters(ZoneId zone) {
        var meters = new ArrayList<BillSheet.Meter>();
        BillView.RegisterView first = null;
        BillView.RegisterView last = null;
        for (var register : bill.registers()) {
            if (first == null || register.role().equals("initial")) {
                add(first, last, zone, meters);
                first = register;
            }
            last = register;
        }
        add(first, last, zone, meters);
        return meters;
    }

    private void add(
            BillView.@Nullable RegisterView first,
            BillView.@Nullable RegisterView last,
            ZoneId zone,
            List<BillSheet.Meter> meters) {
        if (first == null || last == null) {
            return;
        }
        var previous = reading(first, zone);
        var current = reading(last, zone);
        boolean only = bill.registers().getFirst().equals(first);
        long energy =
                only && bill.registers().getLast().equals(last)
                        ? invoice.wattHours()
                        : current.register() - previous.register();
        meters.add(
                new BillSheet.Meter(
                        Integer.toString(meters.size() + 1),
                        previous,
                        current,
                        energy,
                        bill.estimated()));
    }

    private static BillSheet.Reading reading(BillView.RegisterView register, ZoneId zone) {
        return new BillSheet.Reading(
                LocalDate.ofInstant(register.at(), zone),
                register.register().movePointRight(3).longValueExact());
    }

    private static BillSheet.Line line(BillView.LineView line) {
        var quantity = line.quantity();
        var price =
                quantity == null
                        ? null
                        : line.exact().divide(quantity, PRICE_PLACES, RoundingMode.HALF_UP);
        return new BillSheet.Line(
                line.title(), quantity, quantity == null ? "" : "kWh", price, money(line.amount()));
    }

    private List<BillSheet.Tax> taxes() {
        return List.of(
                tax("ICMS", bill.taxed(), bill.icms()),
                tax("PIS e COFINS", bill.taxed().subtract(bill.icms()), bill.federal()));
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
