package io.contaluz.billing.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A reading as /api/v1 shows one: ISO-8601 with the offset of the usage point's zone, and the
/// register in kWh.
///
/// @param voltage in volts; null where the meter told none
record ReadingView(
        @JsonProperty("data_hora") String measuredAt,
        @JsonProperty("consumo") BigDecimal register,
        @JsonProperty("tensao") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BigDecimal voltage) {

    static ReadingView of(Reading reading, ZoneId zone) {
        var local = OffsetDateTime.ofInstant(reading.measuredAt(), zone);
        var voltage = reading.voltage();
        return new ReadingView(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local),
                reading.register().toKilowattHours(),
                voltage == null ? null : voltage.toVolts());
    }
}
