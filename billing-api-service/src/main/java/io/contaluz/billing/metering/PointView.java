package io.contaluz.billing.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.series.Flag;
import io.contaluz.billing.series.Point;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A time of the series as the API shows one: registers in kWh.
///
/// @param raw as the meter sent it; null if it sent nothing
/// @param validated what stands; null if somebody left it out
/// @param counts whether energy is told from it and up to it
/// @param revision left out where nobody has decided
record PointView(
        @JsonProperty("data_hora") String measuredAt,
        @JsonProperty("registro_bruto") @Nullable BigDecimal raw,
        @JsonProperty("registro_validado") @Nullable BigDecimal validated,
        @JsonProperty("estado") String state,
        @JsonProperty("conta") boolean counts,
        @JsonProperty("sinais") List<String> flags,
        @JsonProperty("revisao") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable RevisionView revision) {

    static PointView of(Point point, Set<Flag> flags, ZoneId zone) {
        var revision = point.revision();
        return new PointView(
                RevisionView.time(point.at(), zone),
                kilowattHours(point.raw()),
                kilowattHours(point.validated()),
                SeriesWords.of(point.state(flags.stream().anyMatch(Flag::isSuspicious))),
                point.counts(),
                flags.stream().map(SeriesWords::of).toList(),
                revision == null ? null : RevisionView.of(revision, null, zone));
    }

    private static @Nullable BigDecimal kilowattHours(@Nullable Long register) {
        return register == null ? null : new WattHours(register).toKilowattHours();
    }
}
