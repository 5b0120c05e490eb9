package io.contaluz.systemtests.fault;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A meter's stay at a usage point, as billing lists it. Registers are in Wh.
///
/// @param modulus where its register turns over
/// @param last what it showed when it was taken away; of no meaning while it is there
record MeterStay(long modulus, long initial, long last) {

    static MeterStay of(JsonNode stay) {
        return new MeterStay(
                BigDecimal.TEN.pow(3 + stay.path("digitos").asInt()).longValueExact(),
                wattHours(stay.path("registro_inicial")),
                wattHours(stay.path("registro_final")));
    }

    private static long wattHours(JsonNode kilowattHours) {
        return kilowattHours.isMissingNode()
                ? 0
                : kilowattHours.decimalValue().movePointRight(3).longValueExact();
    }

    /// What the first of some meters in a row shows before anything is consumed. One that nobody
    /// told billing of has begun at zero.
    static long registerAtFirst(List<MeterStay> stays) {
        return stays.isEmpty() ? 0 : stays.getFirst().initial;
    }

    /// What the last of them shows once so much was consumed.
    static long registerAfter(List<MeterStay> stays, long consumed) {
        if (stays.isEmpty()) {
            return consumed;
        }
        long left = consumed;
        for (var gone : stays.subList(0, stays.size() - 1)) {
            left -= Math.floorMod(gone.last - gone.initial, gone.modulus);
        }
        var there = stays.getLast();
        return (there.initial + left) % there.modulus;
    }
}
