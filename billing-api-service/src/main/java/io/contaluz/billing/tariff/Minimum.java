package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/// The least energy that is billed (custo de disponibilidade; REN ANEEL 1000/2021, art. 291).
///
/// @param kilowattHours by connection
/// @param flagged whether the flag is taken of what is added up to it
public record Minimum(Map<Connection, BigDecimal> kilowattHours, boolean flagged) {

    static Minimum of(Entry entry) {
        entry.unit("kWh");
        var values = entry.entry("values");
        var least = new EnumMap<Connection, BigDecimal>(Connection.class);
        for (var connection : Connection.values()) {
            least.put(connection, values.number(connection.code()));
        }
        values.done();
        return new Minimum(Map.copyOf(least), entry.flag("flagged"));
    }

    /// What is billed of a consumption, in kWh.
    public BigDecimal billed(Connection connection, BigDecimal consumed) {
        return consumed.max(kilowattHours.getOrDefault(connection, BigDecimal.ZERO));
    }
}
