package io.contaluz.billing.metering;

import java.math.BigDecimal;

/// A voltage in whole tenths of a volt, as meters tell it (docs/wire-format.md).
public record Voltage(int decivolts) {

    private static final int HIGHEST = 9_999;

    public Voltage {
        if (decivolts < 0 || decivolts > HIGHEST) {
            throw new IllegalArgumentException("no voltage: " + decivolts);
        }
    }

    /// In volts, without trailing zeros.
    public BigDecimal toVolts() {
        return decivolts % 10 == 0
                ? BigDecimal.valueOf(decivolts / 10)
                : BigDecimal.valueOf(decivolts, 1);
    }
}
