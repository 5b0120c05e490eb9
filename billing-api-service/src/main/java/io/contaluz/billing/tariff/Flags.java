package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/// What each flag adds, in R$/kWh without tax.
record Flags(Map<Flag, BigDecimal> rates) {

    static Flags of(Entry entry) {
        var divisor = entry.perKilowattHour();
        var values = entry.entry("values");
        var rates = new EnumMap<Flag, BigDecimal>(Flag.class);
        for (var name : values.names()) {
            rates.put(
                    values.constantOf(name, Flag.values(), Flag::code),
                    values.number(name).divide(divisor));
        }
        return new Flags(Map.copyOf(rates));
    }
}
