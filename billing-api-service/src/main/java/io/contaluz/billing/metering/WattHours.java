package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Energy in whole watt-hours, never negative.
public record WattHours(long value) implements Comparable<WattHours> {

    /// What a register can show: 0 ≤ v < 10⁹ kWh with at most 3 places (docs/wire-format.md).
    private static final Pattern REGISTER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,3}0{0,20})?");

    private static final int PLACES = 3;

    public WattHours {
        if (value < 0) {
            throw new IllegalArgumentException("negative energy: " + value);
        }
    }

    /// Reads a register in kWh, whose name is `consumo`.
    ///
    /// @throws Refusal if it is none that a meter could show
    public static WattHours ofRegister(String kilowattHours) {
        return ofRegister("consumo", kilowattHours);
    }

    /// Reads a register in kWh.
    ///
    /// @param field its name, as the sender knows it
    /// @throws Refusal if it is none that a meter could show
    public static WattHours ofRegister(String field, String kilowattHours) {
        if (!REGISTER.matcher(kilowattHours).matches()) {
            throw Refusal.invalid(
                    field, "deve ser um número de 0 a 999999999.999 kWh, com até 3 casas");
        }
        return new WattHours(new BigDecimal(kilowattHours).movePointRight(PLACES).longValueExact());
    }

    /// What lies between two registers.
    public WattHours minus(WattHours earlier) {
        return new WattHours(Math.subtractExact(value, earlier.value));
    }

    /// In kWh, without trailing zeros.
    public BigDecimal toKilowattHours() {
        var exact = BigDecimal.valueOf(value, PLACES).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    @Override
    public int compareTo(WattHours other) {
        return Long.compare(value, other.value);
    }
}
