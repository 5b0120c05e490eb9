package io.contaluz.ingest.wire;

/// A JSON number of kilowatt-hours as whole watt-hours, without big arithmetic: `1e-30000000` has
/// eleven characters, and would keep a `BigDecimal` addition busy for seconds.
final class RegisterParser {

    /// What is answered for a number that no register shows.
    static final long NONE = -1;

    private static final int WATT_HOUR_DIGITS = 12;
    private static final int KILO = 3;

    /// An exponent further out than this is as good as infinite, and still fits an int.
    private static final int EXPONENT_LIMIT = 1_000_000;

    private RegisterParser() {}

    /// The register that a number of JSON's grammar stands for, e.g. `1234`, `0.5`, `1.2e3`.
    ///
    /// @return watt-hours; [#NONE] if it is negative, 10⁹ kWh or more, or has more than 3 decimal
    ///   places
    static long parse(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long value = 0;
        int significant = 0;
        int zerosAtEnd = 0;
        int scale = 0;
        boolean inFraction = false;
        int at = negative ? from + 1 : from;
        for (; at < to && !isExponent(bytes[at]); at++) {
            if (bytes[at] == '.') {
                inFraction = true;
                continue;
            }
            int digit = bytes[at] - '0';
            scale += inFraction ? 1 : 0;
            significant += significant > 0 || digit != 0 ? 1 : 0;
            zerosAtEnd = digit == 0 ? zerosAtEnd + 1 : 0;
            // Beyond 18 digits only zeros may follow, and those are counted, not held.
            value = significant <= 18 ? value * 10 + digit : value;
        }
        if (significant == 0) {
            return 0;
        }
        int held = Math.min(significant, 18);
        int exponent = exponent(bytes, at, to) - scale + (significant - held);
        return negative || significant - zerosAtEnd > held
                ? NONE
                : wattHours(value, held, exponent + KILO);
    }

    /// A value of so many digits × 10^`exponent` Wh.
    private static long wattHours(long value, int digits, int exponent) {
        if (digits + exponent > WATT_HOUR_DIGITS) {
            return NONE;
        }
        long scaled = value;
        for (int i = exponent; i < 0; i++) {
            if (scaled % 10 != 0) {
                return NONE;
            }
            scaled /= 10;
        }
        for (int i = 0; i < exponent; i++) {
            scaled *= 10;
        }
        return scaled;
    }

    private static boolean isExponent(byte c) {
        return (c | 0x20) == 'e';
    }

    /// What follows an `e` at a place, 0 if there is none.
    private static int exponent(byte[] bytes, int at, int to) {
        if (at == to) {
            return 0;
        }
        boolean negative = bytes[at + 1] == '-';
        int value = 0;
        for (int i = at + 1; i < to; i++) {
            if (bytes[i] != '+' && bytes[i] != '-') {
                value = Math.min(EXPONENT_LIMIT, value * 10 + (bytes[i] - '0'));
            }
        }
        return negative ? -value : value;
    }
}
