package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.contaluz.billing.invoicing.Corrections.Correction;
import io.contaluz.billing.invoicing.Corrections.Form;
import io.contaluz.billing.invoicing.Recomputing.Recomputed;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of corrections.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Faturas")
class CorrectionController {

    private final Correcting correcting;
    private final UsagePointRegistry usagePoints;

    CorrectionController(Correcting correcting, UsagePointRegistry usagePoints) {
        this.correcting = correcting;
        this.usagePoints = usagePoints;
    }

    /// A correction that is asked for.
    record NewCorrection(
            @JsonProperty("forma") @NotNull @Pattern(regexp = "nota_credito|proxima_fatura")
                    String form,
            @JsonProperty("quem") @NotBlank @Size(max = 100) String who,
            @JsonProperty("motivo") @NotBlank @Size(max = 500) String why) {

        Form toForm() {
            return form.equals(Form.CREDIT_NOTE.code()) ? Form.CREDIT_NOTE : Form.NEXT_INVOICE;
        }
    }

    /// What a correction would come to.
    ///
    /// @param cyclesBack which of the last cycles it is, from 1 on
    record PreviewView(
            @JsonProperty("fatura") long invoiceId,
            @JsonUnwrapped BillDifference difference,
            @JsonProperty("ciclos_atras") int cyclesBack,
            @JsonProperty("ajuste") BigDecimal adjustment,
            @JsonProperty("limite") @Nullable String limit) {

        static PreviewView of(Recomputed recomputed) {
            return new PreviewView(
                    recomputed.invoice().id(),
                    recomputed.difference(),
                    recomputed.cyclesBack(),
                    recomputed.adjustment(),
                    recomputed.limit());
        }
    }

    /// An invoice that does not follow from the readings: what a correction would come to, or why
    /// that cannot be told.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferingView(
            @JsonProperty("fatura") long invoiceId,
            @JsonUnwrapped @Nullable BillDifference difference,
            @JsonProperty("ciclos_atras") @Nullable Integer cyclesBack,
            @JsonProperty("ajuste") @Nullable BigDecimal adjustment,
            @JsonProperty("limite") @Nullable String limit,
            @JsonProperty("motivo") @Nullable String reason) {

        static DifferingView of(Correcting.Differing its) {
            var recomputed = its.recomputed();
            return recomputed == null
                    ? new DifferingView(its.invoice().id(), null, null, null, null, its.reason())
                    : new DifferingView(
                            its.invoice().id(),
                            recomputed.difference(),
                            recomputed.cyclesBack(),
                            recomputed.adjustment(),
                            recomputed.limit(),
                            null);
        }
    }

    /// A correction.
    record CorrectionView(
            @JsonProperty("id") long id,
            @JsonProperty("fatura") long invoiceId,
            @JsonProperty("forma") String form,
            @JsonProperty("diferenca") BigDecimal difference,
            @JsonProperty("ajuste") BigDecimal adjustment,
            @JsonProperty("quem") String who,
            @JsonProperty("motivo") String why,
            @JsonProperty("feita_em") OffsetDateTime madeAt) {

        static CorrectionView of(Correction made) {
            return new CorrectionView(
                    made.id(),
                    made.invoiceId(),
                    made.form().code(),
                    made.difference().toReais(),
                    made.adjustment(),
                    made.who(),
                    made.why(),
                    made.madeAt());
        }
    }

    @GetMapping("/faturas/{id}/correcao")
    @Operation(
            summary = "Mostra o que difere na fatura com as medições de agora, e o acerto devido",
            description =
                    "Os registros e as linhas que mudaram, antes e agora. O que faltou é cobrado dos"
                            + " últimos 3 ciclos; o que se cobrou a mais é devolvido em dobro, dos"
                            + " últimos 60 (REN ANEEL 1000/2021, art. 323).")
    PreviewView preview(@PathVariable long id) {
        return PreviewView.of(correcting.preview(id));
    }

    @GetMapping("/unidades/{matricula}/divergencias")
    @Operation(
            summary = "Lista as faturas da unidade que não seguem mais das medições",
            description =
                    "Das últimas 60 faturas emitidas, as que uma medição tardia, editada ou rejeitada"
                            + " mudou, com o que difere e o acerto devido; ou só com o motivo, onde"
                            + " as medições não dizem mais a energia ou falta uma regra.")
    List<DifferingView> differing(@PathVariable Matricula matricula) {
        return correcting.differing(usagePoints.locate(matricula)).stream()
                .map(DifferingView::of)
                .toList();
    }

    @GetMapping("/faturas/{id}/correcoes")
    @Operation(summary = "Lista as correções da fatura")
    List<CorrectionView> list(@PathVariable long id) {
        return correcting.list(id).stream().map(CorrectionView::of).toList();
    }

    @PostMapping(path = "/faturas/{id}/correcoes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Corrige a fatura: por nota de crédito ou na próxima fatura",
            description =
                    "O que foi emitido fica como está, marcado como corrigida. Corrigir de novo é"
                            + " corrigir o que mudou desde então; se nada mudou, 409.")
    CorrectionView correct(@PathVariable long id, @Valid @RequestBody NewCorrection body) {
        return CorrectionView.of(correcting.correct(id, body.toForm(), body.who(), body.why()));
    }
}
