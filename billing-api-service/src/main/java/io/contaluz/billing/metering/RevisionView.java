package io.contaluz.billing.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.series.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A decision as the API shows one: times with the offset of the usage point's zone, the register
/// in kWh.
///
/// @param register left out where none takes the place of what was sent
/// @param knownTo left out while it holds
record RevisionView(
        @JsonProperty("data_hora") String measuredAt,
        @JsonProperty("estado") String state,
        @JsonProperty("consumo") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BigDecimal register,
        @JsonProperty("quem") String who,
        @JsonProperty("motivo") String why,
        @JsonProperty("conhecida_de") String knownFrom,
        @JsonProperty("conhecida_ate") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String knownTo) {

    static RevisionView of(Revision revision, @Nullable Instant knownTo, ZoneId zone) {
        var register = revision.registerWh();
        return new RevisionView(
                time(revision.at(), zone),
                SeriesWords.of(revision.state()),
                register == null ? null : new WattHours(register).toKilowattHours(),
                revision.who(),
                revision.why(),
                time(revision.knownFrom(), zone),
                knownTo == null ? null : time(knownTo, zone));
    }

    static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(at, zone));
    }
}
