package io.contaluz.billing.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A forecast as the API shows one.
///
/// @param price left out where nothing can be said of it
/// @param reason why there is no price; left out where there is one
record ForecastView(
        @JsonProperty("mes") String month,
        @JsonProperty("dias_medidos") int daysKnown,
        @JsonProperty("medido_kwh") BigDecimal soFar,
        @JsonProperty("previsto_kwh") BigDecimal expected,
        @JsonProperty("minimo_kwh") BigDecimal least,
        @JsonProperty("maximo_kwh") BigDecimal most,
        @JsonProperty("valor") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceView price,
        @JsonProperty("sem_valor") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String reason) {

    /// What the bill will come to, in R$.
    record PriceView(
            @JsonProperty("previsto") BigDecimal expected,
            @JsonProperty("minimo") BigDecimal least,
            @JsonProperty("maximo") BigDecimal most,
            @JsonProperty("pacote_regras") String rulePack,
            @JsonProperty("ficticia") boolean fictitious,
            @JsonProperty("premissas") List<String> assumptions) {

        static PriceView of(MonthPrice.Band band) {
            return new PriceView(
                    band.expected().toReais(),
                    band.least().toReais(),
                    band.most().toReais(),
                    band.pack().id(),
                    band.pack().fictitious(),
                    band.assumptions());
        }
    }

    static ForecastView of(Forecasting.Told told) {
        var forecast = told.forecast();
        return new ForecastView(
                forecast.month().toString(),
                forecast.daysKnown(),
                forecast.soFar().toKilowattHours(),
                forecast.expected().toKilowattHours(),
                forecast.least().toKilowattHours(),
                forecast.most().toKilowattHours(),
                told.price() instanceof MonthPrice.Band band ? PriceView.of(band) : null,
                told.price() instanceof MonthPrice.Unknown unknown ? unknown.reason() : null);
    }
}
