package io.contaluz.billing.installation;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;

/// How a meter's register is read.
///
/// @param digits whole kWh digits: it turns over at 10 to this power
/// @param multiplier energy is the difference of registers times this
record RegisterScale(int digits, int multiplier) {

    static final int DEFAULT_DIGITS = 6;
    static final int DEFAULT_MULTIPLIER = 1;

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;
    private static final int LARGEST_MULTIPLIER = 1_000_000;
    private static final long WATT_HOURS = 1_000;

    /// @throws Refusal if no meter is like that
    RegisterScale {
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            throw Refusal.invalid("digitos", "deve ser de 4 a 9");
        }
        if (multiplier < 1 || multiplier > LARGEST_MULTIPLIER) {
            throw Refusal.invalid("constante", "deve ser de 1 a 1000000");
        }
    }

    /// A register that it can show.
    ///
    /// @param field the register's name, as the sender knows it
    /// @throws Refusal if it has more digits
    WattHours check(String field, WattHours register) {
        var end = WATT_HOURS;
        for (int digit = 0; digit < digits; digit++) {
            end *= 10;
        }
        if (register.value() >= end) {
            throw Refusal.invalid(field, "não cabe em um medidor de %d dígitos".formatted(digits));
        }
        return register;
    }
}
