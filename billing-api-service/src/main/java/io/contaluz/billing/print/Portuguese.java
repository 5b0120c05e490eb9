package io.contaluz.billing.print;

import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers and dates as Brazil writes them, whatever the machine is set to.
final class Portuguese {

    private static final Locale BRAZIL = Locale.of("pt", "BR");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", BRAZIL);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uu", BRAZIL);
    private static final DateTimeFormatter LONG_MONTH =
            DateTimeFormatter.ofPattern("MMMM 'de' uuuu", BRAZIL);

    private Portuguese() {}

    /// `1.234,56`.
    static String amount(Money money) {
        return number("#,##0.00", BigDecimal.valueOf(money.centavos(), 2));
    }

    /// `R$ 1.234,56`.
    static String reais(Money money) {
        var sign = money.centavos() < 0 ? "-" : "";
        return sign + "R$ " + amount(money).substring(sign.length());
    }

    /// `1.234,5`, with at most the three places that a watt-hour needs.
    static String kilowattHours(long wattHours) {
        return quantity(BigDecimal.valueOf(wattHours, 3));
    }

    /// `1.234`: what is said where there is no room for more.
    static String wholeKilowattHours(long wattHours) {
        return number("#,##0", BigDecimal.valueOf(wattHours, 3));
    }

    static String quantity(BigDecimal quantity) {
        return number("#,##0.###", quantity);
    }

    /// A price has as many places as a bill's line can be followed with.
    static String price(BigDecimal price) {
        return number("#,##0.00####", price);
    }

    static String percent(BigDecimal rate) {
        return number("#,##0.00", rate) + " %";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// `11/26`.
    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /// `novembro de 2026`.
    static String longMonth(YearMonth month) {
        return LONG_MONTH.format(month);
    }

    private static String number(String pattern, BigDecimal value) {
        // Neither a pattern nor a format may be shared between threads.
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(BRAZIL)).format(value);
    }
}
