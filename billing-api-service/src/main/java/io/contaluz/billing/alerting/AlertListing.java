package io.contaluz.billing.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// An alert as the API shows one.
record AlertListing(
        @JsonProperty("matricula") String matricula,
        @JsonProperty("tipo") String kind,
        @JsonProperty("dia") LocalDate day,
        @JsonProperty("excesso_kwh") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BigDecimal excess,
        @JsonProperty("mensagem") String message,
        @JsonProperty("emitido_em") OffsetDateTime raisedAt) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    static AlertListing of(Alerts.Raised raised) {
        var alert = raised.alert();
        var excess = alert.excess();
        return new AlertListing(
                raised.matricula().value(),
                alert.kind().code(),
                alert.day(),
                excess == null ? null : excess.toKilowattHours(),
                message(alert),
                OffsetDateTime.ofInstant(raised.raisedAt(), raised.zone()));
    }

    private static String message(Alert alert) {
        var day = DAY.format(alert.day());
        return switch (alert.kind()) {
            case EXCESS ->
                    "O consumo de %s foi bem maior que o dos dias anteriores.".formatted(day);
            case SILENCE -> "O medidor não envia leituras desde %s.".formatted(day);
            case STANDSTILL ->
                    "Não há consumo desde %s: imóvel vazio, ou medidor a inspecionar."
                            .formatted(day);
            case FALL ->
                    "O registro caiu depois de %s, e nenhuma troca de medidor está cadastrada."
                            .formatted(day);
        };
    }
}
