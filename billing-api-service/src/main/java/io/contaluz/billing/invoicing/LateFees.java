package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LatePayment;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.invoicing.BillView.LineView;
import io.contaluz.billing.tariff.RulePack;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a payment leaves for the next invoice: fine and interest of what was paid late, and the
/// credit of what was paid too much.
final class LateFees {

    /// No fine and no interest are taken of these.
    private static final Set<LineKind> LEFT_OUT =
            EnumSet.of(
                    LineKind.COSIP, LineKind.FINE, LineKind.INTEREST, LineKind.MONETARY_CORRECTION);

    private final Invoices.Listed invoice;
    private final BillView bill;
    private final RulePack pack;

    LateFees(Invoices.Listed invoice, BillView bill, RulePack pack) {
        this.invoice = invoice;
        this.bill = bill;
        this.pack = pack;
    }

    /// The entries.
    ///
    /// @param payment after what had been paid of the invoice
    List<CarriedEntry> of(Payment payment) {
        var entries = new ArrayList<CarriedEntry>();
        long settled = Math.min(invoice.left().centavos(), payment.money().centavos());
        if (payment.paidOn().isAfter(invoice.due()) && settled > 0) {
            var late = late(payment, settled);
            entries.add(late.entry(LineKind.FINE));
            entries.add(late.entry(LineKind.INTEREST));
        }
        long excess = payment.money().centavos() - settled;
        if (excess > 0) {
            entries.add(
                    new CarriedEntry(
                            LineKind.CREDIT,
                            "Pagamento a mais da fatura " + bill.number(),
                            BigDecimal.valueOf(-excess, 2)));
        }
        return entries;
    }

    private LatePayment late(Payment payment, long settled) {
        return LatePayment.of(
                bill.number(),
                payment.reference(),
                invoice.due(),
                payment.paidOn(),
                base().multiply(share(settled), MathContext.DECIMAL128),
                pack);
    }

    /// What they are taken of, in R$: all of the invoice but what is left out.
    private BigDecimal base() {
        long leftOut =
                bill.lines().stream()
                        .filter(line -> LEFT_OUT.contains(line.lineKind()))
                        .mapToLong(LineView::printed)
                        .sum();
        return BigDecimal.valueOf(invoice.total().centavos() - leftOut, 2).max(BigDecimal.ZERO);
    }

    private BigDecimal share(long centavos) {
        return BigDecimal.valueOf(centavos)
                .divide(BigDecimal.valueOf(invoice.total().centavos()), MathContext.DECIMAL128);
    }
}
