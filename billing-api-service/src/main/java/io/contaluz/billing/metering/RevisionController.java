package io.contaluz.billing.metering;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The routes of decisions about readings.
@RestController
@RequestMapping("/api/v1/unidades/{matricula}/medicoes/revisoes")
@Tag(name = "Medições")
class RevisionController {

    private final Revising revising;
    private final UsagePointRegistry usagePoints;

    RevisionController(Revising revising, UsagePointRegistry usagePoints) {
        this.revising = revising;
        this.usagePoints = usagePoints;
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Decide sobre a medição de um horário",
            description =
                    "editada põe consumo no lugar do que o medidor enviou; rejeitada deixa a"
                            + " medição de fora; validada a deixa valer como veio; estimada calcula"
                            + " o registro entre as medições vizinhas ou, depois da última, pela"
                            + " média dos últimos 12 ciclos. O que o medidor enviou fica guardado,"
                            + " e as decisões anteriores também. Repetir não muda nada.")
    @ApiResponse(responseCode = "201", description = "Passa a valer")
    @ApiResponse(responseCode = "200", description = "Já valia")
    ResponseEntity<RevisionView> revise(
            @PathVariable Matricula matricula, @Valid @RequestBody NewRevision body) {
        var usagePoint = usagePoints.locate(matricula);
        var outcome = revising.revise(usagePoint, body);
        return ResponseEntity.status(outcome.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(RevisionView.of(outcome.revision(), null, usagePoint.zone()));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Lista as decisões sobre as medições de um período, também as passadas",
            description = "Até 1000, as das medições mais antigas primeiro.")
    Page<RevisionView> list(
            @PathVariable Matricula matricula,
            @RequestParam(name = "inicio", required = false) @Nullable String start,
            @RequestParam(name = "fim", required = false) @Nullable String end) {
        var usagePoint = usagePoints.locate(matricula);
        var period = ReadingPeriod.parse(start, end, usagePoint.zone());
        return new Page<>(
                revising.list(usagePoint, period, Page.LONGEST).stream()
                        .map(row ->
                                RevisionView.of(row.revision(), row.knownTo(), usagePoint.zone()))
                        .toList(),
                null);
    }
}
