package io.contaluz.billing.alerting;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Flag;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The route of the forecast.
@RestController
@Tag(name = "Alertas e previsão")
class ForecastController {

    private final Forecasting forecasting;

    ForecastController(Forecasting forecasting) {
        this.forecasting = forecasting;
    }

    @GetMapping(
            path = "/api/v1/unidades/{matricula}/previsao",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Prevê a energia e a fatura do mês corrente da unidade",
            description =
                    "Os dias completos do mês mais, para cada dia que falta, a média do mesmo dia"
                            + " da semana nas últimas oito semanas. minimo_kwh e maximo_kwh usam o"
                            + " menor e o maior consumo de igual número de dias seguidos nessas"
                            + " semanas. valor é o total da fatura em R$, nos mesmos três casos,"
                            + " pelo contrato de hoje. O que o pacote de regras não tem para os dias"
                            + " que faltam é suposto e está em premissas; bandeira é a que se supõe"
                            + " para dias sem bandeira, em vez da última. Sem contrato ou regras,"
                            + " sem_valor diz o que falta.")
    ForecastView forecast(
            @PathVariable Matricula matricula,
            @RequestParam(name = "pacote_regras", defaultValue = RulePacks.DEMONSTRATION)
                    String rulePack,
            @RequestParam(name = "bandeira", required = false)
                    @Schema(
                            allowableValues = {
                                "verde",
                                "amarela",
                                "vermelha_1",
                                "vermelha_2",
                                "escassez"
                            })
                    @Nullable String flag) {
        var rules = new MonthPricing.Rules(rulePack, flag == null ? null : flag(flag));
        return ForecastView.of(forecasting.forecast(matricula, rules));
    }

    private static Flag flag(String code) {
        return Arrays.stream(Flag.values())
                .filter(flag -> flag.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "bandeira",
                                "deve ser verde, amarela, vermelha_1, vermelha_2 ou escassez"));
    }
}
