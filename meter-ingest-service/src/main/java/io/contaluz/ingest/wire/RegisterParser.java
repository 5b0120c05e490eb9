package io.contaluz.ingest.wire;

import io.contaluz.ingest.reading.WattHours;
import org.jspecify.annotations.Nullable;

/// A JSON number of kilowatt-hours as whole watt-hours, without big arithmetic: `1e-30000000` has
/// eleven characters, and would keep a `BigDecimal` addition busy for seconds.
final class RegisterParser {

    private static final int WATT_HOUR_DIGITS = 12;
    private static final int KILO = 3;

    /// An exponent further out than this is as good as infinite, and still fits an int.
    private static final int EXPONENT_LIMIT = 1_000_000;

    private RegisterParser() {}

    /// The register that a number of JSON's grammar stands for.
    ///
    /// @param number e.g. `1234`, `0.5`, `1.2e3`
    /// @return null if it is negative, 10⁹ kWh or more, or has more than 3 decimal places
    static @Nullable WattHours parse(String number) {
        int exponentAt = indexOfExponent(number);
        var digits = new StringBuilder(exponentAt);
        int scale = 0;
        boolean inFraction = false;
        for (int i = number.startsWith("-") ? 1 : 0; i < exponentAt; i++) {
            char c = number.charAt(i);
            if (c == '.') {
                inFraction = true;
            } else {
                scale += inFraction ? 1 : 0;
                digits.append(c);
            }
        }
        return wattHours(digits, exponent(number, exponentAt) - scale, number.startsWith("-"));
    }

    /// `digits` × 10^`exponent` kWh.
    private static @Nullable WattHours wattHours(
            StringBuilder digits, int exponent, boolean negative) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        int end = digits.length();
        while (end > first && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (first == end) {
            return new WattHours(0);
        }
        int zeros = exponent + (digits.length() - end) + KILO;
        if (negative || zeros < 0 || end - first + zeros > WATT_HOUR_DIGITS) {
            return null;
        }
        long value = Long.parseLong(digits, first, end, 10);
        for (int i = 0; i < zeros; i++) {
            value *= 10;
        }
        return new WattHours(value);
    }

    private static int indexOfExponent(String number) {
        for (int i = 0; i < number.length(); i++) {
            if ((number.charAt(i) | 0x20) == 'e') {
                return i;
            }
        }
        return number.length();
    }

    private static int exponent(String number, int exponentAt) {
        if (exponentAt == number.length()) {
            return 0;
        }
        boolean negative = number.charAt(exponentAt + 1) == '-';
        int value = 0;
        for (int i = exponentAt + 1; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c != '+' && c != '-') {
                value = Math.min(EXPONENT_LIMIT, value * 10 + (c - '0'));
            }
        }
        return negative ? -value : value;
    }
}
