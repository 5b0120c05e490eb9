package io.contaluz.billing.prepayment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepayment.Prepaying.Outcome;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The routes of a prepaid credit and of what comes in on it.
@RestController
@RequestMapping(
        path = "/api/v1/unidades/{matricula}/prepago",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Pré-pago")
class PrepaidController {

    private static final String REFERENCE = "[!-~]{1,64}";

    private final Prepaying prepaying;
    private final UsagePointRegistry usagePoints;

    PrepaidController(Prepaying prepaying, UsagePointRegistry usagePoints) {
        this.prepaying = prepaying;
        this.usagePoints = usagePoints;
    }

    /// The start of prepayment.
    record Start(@JsonProperty("pacote_regras") @NotNull String rulePack) {}

    /// A purchase.
    record Purchase(
            @JsonProperty("valor") @NotNull @DecimalMin("0.01") @Digits(integer = 9, fraction = 2)
                    BigDecimal amount,
            @JsonProperty("referencia") @NotNull @Pattern(regexp = REFERENCE) String reference) {}

    /// A request for the emergency credit.
    record Emergency(
            @JsonProperty("referencia") @NotNull @Pattern(regexp = REFERENCE) String reference) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Começa o pré-pago da unidade, com o crédito inicial a quitar",
            description =
                    "Só com contrato pre_paga. Conta o consumo desde o primeiro dia do contrato."
                            + " Repetir (200) não dá outro crédito: muda só o pacote_regras que"
                            + " dá o preço das próximas recargas.")
    ResponseEntity<CreditView> start(
            @PathVariable Matricula matricula, @Valid @RequestBody Start body) {
        var usagePoint = usagePoints.locate(matricula);
        boolean isNew = prepaying.start(usagePoint, body.rulePack());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .body(view(usagePoint));
    }

    @GetMapping
    @Operation(
            summary = "Mostra o crédito da unidade",
            description =
                    "saldo_kwh é o que entrou menos o que a série validada diz que foi usado;"
                            + " abaixo de zero, usou-se mais do que havia. nivel: suficiente, baixo"
                            + " (até alarme_kwh) ou esgotado. O crédito não vence.")
    CreditView find(@PathVariable Matricula matricula) {
        return view(usagePoints.locate(matricula));
    }

    @PostMapping(path = "/recargas", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Compra energia por um valor em R$",
            description =
                    "O preço é o da tarifa convencional do dia, com bandeira e tributos por dentro"
                            + " e sem COSIP; a energia é truncada no Wh, e formula diz como segue"
                            + " do valor. O que se deve é quitado primeiro. A mesma recarga com a"
                            + " mesma referencia é registrada uma vez (200); outra com ela é 409.")
    ResponseEntity<MovementView> buy(
            @PathVariable Matricula matricula, @Valid @RequestBody Purchase body) {
        var paid = Money.truncatedToCentavos(body.amount());
        return answer(prepaying.buy(usagePoints.locate(matricula), paid, body.reference()));
    }

    @PostMapping(path = "/emergencia", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Adianta o crédito de emergência, a quitar na próxima recarga",
            description =
                    "409 enquanto se deve tanto quanto se pode dever. O mesmo pedido com a mesma"
                            + " referencia é atendido uma vez (200).")
    ResponseEntity<MovementView> advance(
            @PathVariable Matricula matricula, @Valid @RequestBody Emergency body) {
        return answer(prepaying.advance(usagePoints.locate(matricula), body.reference()));
    }

    private CreditView view(LocatedUsagePoint usagePoint) {
        return CreditView.of(usagePoint, prepaying.find(usagePoint));
    }

    private static ResponseEntity<MovementView> answer(Outcome outcome) {
        return ResponseEntity.status(outcome.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(MovementView.of(outcome.entries()));
    }
}
