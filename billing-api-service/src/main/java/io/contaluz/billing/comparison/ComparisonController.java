package io.contaluz.billing.comparison;

import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The route of the comparison of modalities.
@RestController
@Tag(name = "Faturas")
class ComparisonController {

    private final Comparing comparing;

    ComparisonController(Comparing comparing) {
        this.comparing = comparing;
    }

    @GetMapping(
            path = "/api/v1/unidades/{matricula}/comparacao",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Compara as modalidades tarifárias no consumo da própria unidade",
            description =
                    "inicio e fim são dias, fim o dia depois do último; até 366 dias, faturados mês a"
                            + " mês. Sem eles, o último mês completo. A tarifa social aparece como"
                            + " seria se o cliente tiver direito. equilibrio diz que parte do consumo"
                            + " teria de ficar fora da ponta e do intermediário para a branca custar"
                            + " o mesmo que a convencional, e quantos kWh passar da ponta para fora"
                            + " da ponta (negativo: quantos ainda poderiam ir para a ponta). estimada"
                            + " diz se parte da energia foi rateada pelo tempo. Contrato, medições ou"
                            + " regras que faltam: 409.")
    ComparisonView compare(
            @PathVariable Matricula matricula,
            @RequestParam(name = "inicio", required = false) @Schema(format = "date")
                    @Nullable String start,
            @RequestParam(name = "fim", required = false) @Schema(format = "date")
                    @Nullable String end,
            @RequestParam(name = "pacote_regras", defaultValue = RulePacks.DEMONSTRATION)
                    String rulePack) {
        return comparing.compare(matricula, start, end, rulePack);
    }
}
