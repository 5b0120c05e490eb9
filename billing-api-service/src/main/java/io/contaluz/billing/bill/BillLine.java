package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line of a bill.
///
/// @param title what people read
/// @param terms what its amount is the sum of
/// @param amount R$, in full
/// @param printed what the bill shows, so that the lines add up to the total
/// @param formula the terms in words
/// @param late what a fine or interest follows from; null for other lines
public record BillLine(
        LineKind kind,
        String title,
        List<Term> terms,
        BigDecimal amount,
        Money printed,
        String formula,
        @Nullable LatePayment late) {

    /// A line before it is known what is printed of it.
    record Draft(LineKind kind, String title, List<Term> terms, @Nullable LatePayment late) {

        BigDecimal amount(int length) {
            return terms.stream()
                    .map(term -> term.amount(length))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        String formula(int length) {
            return late != null
                    ? late.formula(kind)
                    : terms.stream()
                            .map(term -> term.formula(length))
                            .collect(Collectors.joining(" + "));
        }
    }
}
