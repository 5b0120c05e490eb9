package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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

/// The routes of invoices and of their payments.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Faturas")
class InvoiceController {

    private final Billing billing;
    private final PaymentRecording recording;

    InvoiceController(Billing billing, PaymentRecording recording) {
        this.billing = billing;
        this.recording = recording;
    }

    /// An invoice in a list.
    ///
    /// @param paid the sum of its payments
    record InvoiceView(
            @JsonProperty("id") long id,
            @JsonProperty("matricula") String matricula,
            @JsonProperty("inicio") LocalDate start,
            @JsonProperty("fim") LocalDate end,
            @JsonProperty("vencimento") LocalDate due,
            @JsonProperty("consumo_kwh") BigDecimal consumed,
            @JsonProperty("total") BigDecimal total,
            @JsonProperty("pago") BigDecimal paid,
            @JsonProperty("estimada") boolean estimated,
            @JsonProperty("estado") String state,
            @JsonProperty("emitida_em") OffsetDateTime issuedAt) {

        static InvoiceView of(Invoices.Listed its) {
            return new InvoiceView(
                    its.id(),
                    its.matricula(),
                    its.start(),
                    its.end(),
                    its.due(),
                    BigDecimal.valueOf(its.wattHours(), 3),
                    its.total().toReais(),
                    its.paid().toReais(),
                    its.estimated(),
                    its.state().code(),
                    its.issuedAt());
        }
    }

    /// An invoice with its bill.
    record WholeInvoice(
            @JsonProperty("fatura") InvoiceView invoice,
            @JsonProperty("conta") @JsonRawValue @Schema(implementation = BillView.class)
                    String bill) {}

    @GetMapping("/unidades/{matricula}/faturas")
    @Operation(summary = "Lista as faturas da unidade, as últimas primeiro")
    Page<InvoiceView> list(
            @PathVariable Matricula matricula,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var before = Page.startOf(cursor, Long::valueOf);
        var found = billing.of(matricula, before == null ? Long.MAX_VALUE : before, limit + 1);
        return Page.cut(found, limit, its -> Long.toString(its.id()), InvoiceView::of);
    }

    @GetMapping("/faturas/{id}")
    @Operation(
            summary = "Mostra uma fatura e a conta que a explica",
            description =
                    "Cada linha da conta tem a fórmula com os seus valores; origens diz de onde cada"
                            + " um vem. Só o total é truncado, uma vez; impresso_centavos é o que se"
                            + " lê na fatura, e as linhas somam o total.")
    WholeInvoice find(@PathVariable long id) {
        var found = billing.find(id);
        return new WholeInvoice(InvoiceView.of(found), found.document());
    }

    @GetMapping("/faturas/{id}/explicacao")
    @Operation(
            summary = "Explica a fatura linha por linha",
            description =
                    "A fórmula de cada linha com as suas entradas, as regras com os artigos de onde"
                            + " vêm, e as medições em que se apoia (matrícula/hora).")
    InvoiceExplanation explain(@PathVariable long id) {
        return billing.explain(id);
    }

    @GetMapping(path = "/faturas/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "Imprime a fatura em uma página, sem valor fiscal",
            description = "Com o consumo de 13 meses e o código Pix do que falta pagar.")
    byte[] print(@PathVariable long id) {
        return billing.print(id);
    }

    @GetMapping("/faturas/{id}/pagamentos")
    @Operation(summary = "Lista os pagamentos da fatura")
    List<Payment> payments(@PathVariable long id) {
        return billing.payments(id);
    }

    @PostMapping(path = "/faturas/{id}/pagamentos", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Registra um pagamento, parcial, total ou a mais",
            description =
                    "meio: pix, boleto, debito, cartao ou dinheiro. O mesmo pagamento com a mesma"
                            + " referencia é registrado uma vez (200); outro com ela é 409.")
    ResponseEntity<Payment> pay(@PathVariable long id, @Valid @RequestBody Payment body) {
        boolean isNew = recording.pay(id, body);
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(body);
    }
}
