package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The source's route that computes an invoice.
@RestController
@Tag(name = "Rotas de origem")
class PeriodChargeController {

    private final PeriodCharging invoicing;

    PeriodChargeController(PeriodCharging invoicing) {
        this.invoicing = invoicing;
    }

    /// What is asked.
    record InvoiceQuestion(@JsonProperty("matricula") @NotNull Matricula matricula) {}

    /// kWh and R$.
    record InvoiceView(
            @JsonProperty("consumo") BigDecimal consumption,
            @JsonProperty("valor_pagamento") BigDecimal amount) {}

    @PostMapping(
            path = "/gerar-fatura",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Calcula a fatura do último período da unidade")
    InvoiceView invoice(@Valid @RequestBody InvoiceQuestion body) {
        var invoice = invoicing.invoice(body.matricula());
        return new InvoiceView(invoice.consumption().toKilowattHours(), invoice.amount().toReais());
    }
}
