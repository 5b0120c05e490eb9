package io.contaluz.billing.bill;

import java.math.BigDecimal;
import java.math.MathContext;

/// A part of a line: for some days of the cycle, a quantity at a price, divided by what makes taxes
/// come inside.
///
/// @param quantity kWh, or 1 for what has none
/// @param price R$ of one, without tax
/// @param divisor 1 for what is not taxed
public record Term(int days, BigDecimal quantity, BigDecimal price, BigDecimal divisor) {

    /// Its part of the line, in R$.
    ///
    /// @param length of the cycle in days
    BigDecimal amount(int length) {
        return BigDecimal.valueOf(days)
                .multiply(quantity)
                .multiply(price)
                .divide(BigDecimal.valueOf(length).multiply(divisor), MathContext.DECIMAL128);
    }

    boolean isLike(Term other) {
        return quantity.compareTo(other.quantity) == 0
                && price.compareTo(other.price) == 0
                && divisor.compareTo(other.divisor) == 0;
    }

    /// The same for more days.
    Term with(int more) {
        return new Term(days + more, quantity, price, divisor);
    }

    /// As one can work it out by hand.
    String formula(int length) {
        var share = days == length ? "" : "%d/%d dias × ".formatted(days, length);
        var inside = divisor.compareTo(BigDecimal.ONE) == 0 ? "" : " ÷ " + text(divisor);
        var product =
                quantity.compareTo(BigDecimal.ONE) == 0 && inside.isEmpty()
                        ? text(price)
                        : text(quantity) + " × " + text(price);
        return share + product + inside;
    }

    static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
