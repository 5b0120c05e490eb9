package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.LateTerms;
import io.contaluz.billing.tariff.Origin;
import io.contaluz.billing.tariff.RulePack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// A payment after its due date, which a fine and interest follow from.
///
/// @param invoice the number of the one that was paid late
/// @param payment what it is known by there
/// @param base R$ that they are taken of
/// @param pack the id of the rule pack that the terms are of
public record LatePayment(
        String invoice,
        String payment,
        LocalDate due,
        LocalDate paidOn,
        BigDecimal base,
        String pack,
        LateTerms terms,
        Origin origin) {

    /// By the terms that a pack has for the due date.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal in conflict, if it has none
    public static LatePayment of(
            String invoice,
            String payment,
            LocalDate due,
            LocalDate paidOn,
            BigDecimal base,
            RulePack pack) {
        return new LatePayment(
                invoice,
                payment,
                due,
                paidOn,
                base,
                pack.id(),
                pack.lateTerms(due),
                pack.lateOrigin(due));
    }

    /// Whether a kind of line follows from such a payment.
    static boolean isOf(LineKind kind) {
        return kind == LineKind.FINE || kind == LineKind.INTEREST;
    }

    /// What it leaves for the next bill.
    ///
    /// @param kind the fine or the interest
    public CarriedEntry entry(LineKind kind) {
        var title =
                "%s da fatura %s, paga com %s de atraso"
                        .formatted(
                                kind == LineKind.FINE ? "Multa" : "Juros",
                                invoice,
                                days() == 1 ? "1 dia" : days() + " dias");
        return new CarriedEntry(kind, title, term(kind, 1).amount(1), this);
    }

    long days() {
        return ChronoUnit.DAYS.between(due, paidOn);
    }

    /// A share of the base: of the interest, for a month.
    BigDecimal rate(LineKind kind) {
        return kind == LineKind.FINE ? terms.fine() : terms.monthlyInterest();
    }

    /// @param length of the cycle in days
    Term term(LineKind kind, int length) {
        return kind == LineKind.FINE
                ? new Term(length, base, terms.fine(), BigDecimal.ONE)
                : new Term(
                        length,
                        base,
                        terms.monthlyInterest().multiply(BigDecimal.valueOf(days())),
                        BigDecimal.valueOf(terms.daysOfMonth()));
    }

    /// As one can work it out by hand.
    String formula(LineKind kind) {
        var share =
                "%s × %s %%".formatted(Term.text(base), Term.text(rate(kind).movePointRight(2)));
        return kind == LineKind.FINE
                ? share
                : "%s × %d ÷ %d".formatted(share, days(), terms.daysOfMonth());
    }
}
