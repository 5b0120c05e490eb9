package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.metering.SeriesWords;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.series.Estimation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The route of what somebody ought to look at before a cycle is closed.
@RestController
@Tag(name = "Faturas")
class UnusualInvoiceController {

    private final UnusualInvoices unusual;
    private final BillingCycles cycles;

    UnusualInvoiceController(UnusualInvoices unusual, BillingCycles cycles) {
        this.unusual = unusual;
        this.cycles = cycles;
    }

    /// An invoice or draft whose energy is unusual.
    ///
    /// @param mean kWh of its usage point's cycles before, at most twelve
    /// @param flags `alta` or `baixa`
    record UnusualView(
            @JsonProperty("fatura") long id,
            @JsonProperty("matricula") String matricula,
            @JsonProperty("estado") String state,
            @JsonProperty("consumo_kwh") BigDecimal consumed,
            @JsonProperty("media_kwh") BigDecimal mean,
            @JsonProperty("sinais") List<String> flags) {

        static UnusualView of(UnusualInvoices.Compared its) {
            return new UnusualView(
                    its.id(),
                    its.matricula().value(),
                    its.state().code(),
                    BigDecimal.valueOf(its.wattHours(), 3),
                    BigDecimal.valueOf(Estimation.meanOfCycles(its.history()).orElseThrow(), 3),
                    its.flags().stream().map(SeriesWords::of).toList());
        }
    }

    @GetMapping(
            path = CycleController.PATH + "/{id}/conferencia",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Lista as faturas e rascunhos de um ciclo com consumo fora do comum",
            description =
                    "alta: a partir de 3 vezes a média dos ciclos anteriores da unidade, até doze;"
                            + " baixa: até um décimo dela. Só avisa: a fatura é emitida assim"
                            + " mesmo, se ninguém decidir outra coisa das medições.")
    Page<UnusualView> list(
            @PathVariable int id,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        cycles.find(id);
        var after = Page.startOf(cursor, Long::valueOf);
        var found = unusual.of(id, after == null ? 0 : after, limit + 1);
        return Page.cut(found, limit, its -> Long.toString(its.id()), UnusualView::of);
    }
}
