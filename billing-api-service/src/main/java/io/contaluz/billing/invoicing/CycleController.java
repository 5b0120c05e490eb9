package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of billing cycles.
@RestController
@RequestMapping(path = CycleController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Faturas")
class CycleController {

    static final String PATH = "/api/v1/ciclos";

    private final CycleRegister register;

    CycleController(CycleRegister register) {
        this.register = register;
    }

    /// A cycle to be opened.
    record NewCycle(
            @JsonProperty("grupo") @NotNull @Pattern(regexp = "[0-9A-Za-z-]{1,16}") String group,
            @JsonProperty("inicio") @NotNull LocalDate start,
            @JsonProperty("fim") @NotNull LocalDate end,
            @JsonProperty("vencimento") @NotNull LocalDate due,
            @JsonProperty("pacote_regras") @NotNull String rulePack) {}

    /// A cycle and how far its closing has come.
    record CycleView(
            @JsonProperty("id") int id,
            @JsonProperty("grupo") String group,
            @JsonProperty("inicio") LocalDate start,
            @JsonProperty("fim") LocalDate end,
            @JsonProperty("vencimento") LocalDate due,
            @JsonProperty("pacote_regras") String rulePack,
            @JsonProperty("estado") String state,
            @JsonProperty("unidades") long usagePoints,
            @JsonProperty("rascunhos") long drafts,
            @JsonProperty("faturas") long invoices,
            @JsonProperty("recusas") long refusals,
            @JsonProperty("fechado_em") @Nullable OffsetDateTime closedAt) {

        static CycleView of(BillingCycles.Progress progress) {
            var cycle = progress.cycle();
            return new CycleView(
                    cycle.id(),
                    cycle.group(),
                    cycle.days().start(),
                    cycle.days().end(),
                    cycle.due(),
                    cycle.rulePack(),
                    cycle.state().code(),
                    progress.usagePoints(),
                    progress.drafts(),
                    progress.invoices(),
                    progress.refusals(),
                    progress.closedAt());
        }
    }

    /// A usage point that could not be billed.
    record RefusalView(
            @JsonProperty("matricula") String matricula, @JsonProperty("motivo") String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Abre o ciclo de um grupo",
            description =
                    "De 27 a 33 dias; fim é o dia depois do último. O ciclo começa onde o anterior"
                            + " do grupo terminou.")
    ResponseEntity<CycleView> open(@Valid @RequestBody NewCycle body) {
        var opened =
                register.open(
                        body.group(),
                        new Cycle(body.start(), body.end()),
                        body.due(),
                        body.rulePack());
        return ResponseEntity.created(URI.create(PATH + "/" + opened.cycle().id()))
                .body(CycleView.of(opened));
    }

    @GetMapping
    @Operation(summary = "Lista os ciclos, os últimos primeiro")
    Page<CycleView> list(
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var before = Page.startOf(cursor, Integer::valueOf);
        var found = register.list(before == null ? Integer.MAX_VALUE : before, limit + 1);
        return Page.cut(found, limit, its -> Integer.toString(its.cycle().id()), CycleView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Mostra um ciclo e o andamento do fechamento")
    CycleView find(@PathVariable int id) {
        return CycleView.of(register.find(id));
    }

    @PostMapping("/{id}/rascunhos")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Calcula um rascunho da fatura de cada unidade do grupo",
            description =
                    "Corre depois da resposta. Os rascunhos estão entre as faturas das unidades, e"
                            + " cada cálculo os substitui; o fechamento emite as faturas.")
    CycleView draft(@PathVariable int id) {
        return CycleView.of(register.draft(id));
    }

    @PostMapping("/{id}/fechamento")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Fecha o ciclo: emite a fatura de cada unidade do grupo",
            description =
                    "Corre depois da resposta; o andamento está no ciclo. Repetir emite o que falta"
                            + " e nada duas vezes. 409 enquanto o ciclo não terminou, ou um anterior"
                            + " do grupo não está fechado.")
    CycleView close(@PathVariable int id) {
        return CycleView.of(register.close(id));
    }

    @GetMapping("/{id}/recusas")
    @Operation(summary = "Lista as unidades que não puderam ser faturadas, e por quê")
    Page<RefusalView> refusals(
            @PathVariable int id,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var after = Page.startOf(cursor, Integer::valueOf);
        var found = register.refusals(id, after == null ? 0 : after, limit + 1);
        return Page.cut(
                found,
                limit,
                its -> Integer.toString(its.id()),
                its -> new RefusalView(its.matricula(), its.reason()));
    }
}
