package io.contaluz.billing.alerting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The source's route that warns of excessive consumption.
@RestController
@Tag(name = "Rotas de origem")
class AlertController {

    private final Alerting alerting;

    AlertController(Alerting alerting) {
        this.alerting = alerting;
    }

    /// What is asked.
    record AlertQuestion(@JsonProperty("matricula") @NotNull Matricula matricula) {}

    /// An object where there is an excess, a JSON string where there is none.
    sealed interface AlertView {}

    /// kWh beyond the mean.
    record ExcessView(@JsonProperty("excesso_consumo") BigDecimal excess) implements AlertView {}

    /// The sentence that there is no excess.
    record NoExcessView(@JsonValue String sentence) implements AlertView {}

    @PostMapping(
            path = "/alerta-consumo",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Diz se o último período da unidade foi excessivo, e em quanto")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {ExcessView.class, String.class})))
    AlertView assess(@Valid @RequestBody AlertQuestion body) {
        return switch (alerting.assess(body.matricula())) {
            case Assessment.Excessive(var excess) -> new ExcessView(excess);
            case Assessment.Unremarkable() -> new NoExcessView("Sem consumo excessivo");
        };
    }
}
