package io.contaluz.billing.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An alert as the API shows one.
record AlertListing(
        @JsonProperty("matricula") String matricula,
        @JsonProperty("tipo") String kind,
        @JsonProperty("dia") LocalDate day,
        @JsonProperty("excesso_kwh") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BigDecimal excess,
        @JsonProperty("tensao_minima") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BigDecimal lowestVolts,
        @JsonProperty("faixa") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String range,
        @JsonProperty("mensagem") String message,
        @JsonProperty("emitido_em") OffsetDateTime raisedAt) {

    static AlertListing of(Alerts.Raised raised) {
        var alert = raised.alert();
        var excess = alert.excess();
        var sag = alert.sag();
        return new AlertListing(
                raised.matricula().value(),
                alert.kind().code(),
                alert.day(),
                excess == null ? null : excess.toKilowattHours(),
                sag == null ? null : sag.lowest().toVolts(),
                sag == null ? null : sag.range(),
                alert.message(),
                OffsetDateTime.ofInstant(raised.raisedAt(), raised.zone()));
    }
}
