package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.bill.CarriedEntry;
import io.contaluz.billing.bill.LineKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
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
import org.springframework.web.bind.annotation.RestController;

/// The routes of what the next invoice takes up.
@RestController
@RequestMapping(
        path = "/api/v1/faturas/{id}/lancamentos",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Faturas")
class EntryController {

    private final EntryRecording recording;

    EntryController(EntryRecording recording) {
        this.recording = recording;
    }

    /// An entry that somebody asks for.
    ///
    /// @param amount R$; below 0 for what is given back
    record Body(
            @JsonProperty("tipo") @NotNull @Pattern(regexp = "correcao_monetaria|credito|ajuste")
                    String kind,
            @JsonProperty("titulo") @NotBlank @Size(max = 200) String title,
            @JsonProperty("valor") @NotNull @Digits(integer = 9, fraction = 12) BigDecimal amount,
            @JsonProperty("referencia") @NotNull @Pattern(regexp = "[!-~]{1,64}")
                    String reference) {

        CarriedEntry entry() {
            return new CarriedEntry(LineKind.named(kind), title, amount);
        }
    }

    /// An entry.
    ///
    /// @param billedBy the invoice that took it up; null while it waits
    record View(
            @JsonProperty("tipo") String kind,
            @JsonProperty("titulo") String title,
            @JsonProperty("valor") BigDecimal amount,
            @JsonProperty("referencia") String reference,
            @JsonProperty("fatura_que_cobra") @Nullable Long billedBy) {

        static View of(CarriedEntries.Noted noted) {
            return new View(
                    noted.entry().kind().code(),
                    noted.entry().title(),
                    noted.entry().amount(),
                    noted.reference(),
                    noted.billedBy());
        }
    }

    @GetMapping
    @Operation(
            summary = "Lista o que a fatura deixa para a próxima: multa, juros, créditos, acertos")
    List<View> list(@PathVariable long id) {
        return recording.list(id).stream().map(View::of).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Lança um crédito, um acerto ou a correção monetária na próxima fatura",
            description =
                    "correcao_monetaria é o IPCA de um pagamento em atraso, como dado. Um crédito é"
                            + " negativo. O mesmo lançamento com a mesma referencia é lançado uma vez"
                            + " (200); outro com ela é 409.")
    ResponseEntity<Body> add(@PathVariable long id, @Valid @RequestBody Body body) {
        boolean isNew = recording.add(id, "lancamento " + body.reference(), body.entry());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(body);
    }
}
