package io.contaluz.billing.bill;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes onto a bill from elsewhere: a fine, a credit, an adjustment.
///
/// @param amount R$; negative for what is given back
/// @param late what a fine or interest follows from; null for what is but an amount
public record CarriedEntry(
        LineKind kind, String title, BigDecimal amount, @Nullable LatePayment late) {

    public CarriedEntry(LineKind kind, String title, BigDecimal amount) {
        this(kind, title, amount, null);
    }

    /// @param length of the cycle in days
    BillLine.Draft draft(int length) {
        var term =
                late == null
                        ? new Term(length, BigDecimal.ONE, amount, BigDecimal.ONE)
                        : late.term(kind, length);
        return new BillLine.Draft(kind, title, List.of(term), late);
    }
}
