package io.contaluz.billing.alerting;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The routes of alerts.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alertas e previsão")
class WatchingController {

    private final Watching watching;

    WatchingController(Watching watching) {
        this.watching = watching;
    }

    @GetMapping("/alertas")
    @Operation(
            summary = "Lista os alertas de todas as unidades, os últimos primeiro",
            description =
                    "excesso: um dia bem acima da média dos anteriores, no máximo um por dia;"
                            + " silencio: o medidor parou de enviar; parado: dias sem consumo depois"
                            + " de dias com; queda: o registro caiu sem troca cadastrada;"
                            + " tensao_baixa: a tensão ficou abaixo do limite adequado (faixa"
                            + " precaria) ou do crítico (faixa critica) da nominal do contrato, no"
                            + " máximo um por dia.")
    Page<AlertListing> all(
            @RequestParam(name = "tipo", required = false)
                    @Schema(
                            allowableValues = {
                                "excesso",
                                "silencio",
                                "parado",
                                "queda",
                                "tensao_baixa"
                            })
                    @Nullable String kind,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var wanted = kind == null ? null : AlertKind.of(kind);
        return watching.list(null, wanted, Page.startOf(cursor, Long::valueOf), limit);
    }

    @GetMapping("/unidades/{matricula}/alertas")
    @Operation(summary = "Lista os alertas da unidade, os últimos primeiro")
    Page<AlertListing> ofOne(
            @PathVariable Matricula matricula,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        return watching.list(matricula, null, Page.startOf(cursor, Long::valueOf), limit);
    }
}
