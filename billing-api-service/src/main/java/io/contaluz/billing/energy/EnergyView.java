package io.contaluz.billing.energy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// A slot as the API shows one: ISO-8601 with the offset of the usage point's zone, energy in kWh.
record EnergyView(
        @JsonProperty("inicio") String start,
        @JsonProperty("energia_kwh") BigDecimal energy,
        @JsonProperty("estimada") boolean estimated,
        @JsonProperty("completa") boolean complete) {

    static EnergyView of(EnergySlot slot, ZoneId zone) {
        return new EnergyView(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.ofInstant(slot.start(), zone)),
                slot.energy().toKilowattHours(),
                slot.estimated(),
                slot.complete());
    }
}
