package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.bill.LineKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bill as it was issued and kept (`docs/proof.md`), for those who read it.
///
/// @param registers null where the energy was estimated without any
/// @param estimate what it was estimated from; null where there are registers
/// @param consumed watt-hours by post
/// @param billed kWh
/// @param icms R$ in the total, in full
/// @param federal R$ in the total, in full
@JsonIgnoreProperties(ignoreUnknown = true)
record BillView(
        @JsonProperty("numero") String number,
        @JsonProperty("matricula") String matricula,
        @JsonProperty("distribuidora") String distributor,
        @JsonProperty("uf") String state,
        @JsonProperty("municipio") String municipality,
        @JsonProperty("modalidade") String modality,
        @JsonProperty("ligacao") String connection,
        @JsonProperty("ciclo") CycleView cycle,
        @JsonProperty("vencimento") LocalDate due,
        @JsonProperty("pacote") String rulePack,
        @JsonProperty("ficticia") boolean fictitious,
        @JsonProperty("registros") @Nullable List<RegisterView> registers,
        @JsonProperty("estimativa") @Nullable EstimateView estimate,
        @JsonProperty("consumo_wh") Map<String, Long> consumed,
        @JsonProperty("faturado_kwh") BigDecimal billed,
        @JsonProperty("linhas") List<LineView> lines,
        @JsonProperty("total_centavos") long totalCentavos,
        @JsonProperty("icms") BigDecimal icms,
        @JsonProperty("pis_cofins") BigDecimal federal) {

    /// Its days.
    ///
    /// @param end the day after the last
    /// @param zone where a day begins at midnight
    record CycleView(
            @JsonProperty("inicio") LocalDate start,
            @JsonProperty("fim") LocalDate end,
            @JsonProperty("fuso") String zone) {}

    /// A register that the energy is told from.
    ///
    /// @param register watt-hours, times the meter's multiplier
    /// @param turned watt-hours at which it began anew since the one before it
    /// @param readings the times of the readings that it rests on
    record RegisterView(
            @JsonProperty("data_hora") Instant at,
            @JsonProperty("registro_wh") long register,
            @JsonProperty("volta_wh") long turned,
            @JsonProperty("papel") String role,
            @JsonProperty("estado") String state,
            @JsonProperty("leituras") List<Instant> readings) {}

    /// What stands in for registers.
    record EstimateView(
            @JsonProperty("ciclos") List<PastView> cycles,
            @JsonProperty("soma_wh") Map<String, Long> sum) {}

    /// An invoice of a cycle before.
    record PastView(
            @JsonProperty("fatura") String number,
            @JsonProperty("consumo_wh") Map<String, Long> consumed) {}

    /// A line.
    ///
    /// @param amount R$, in full
    /// @param late what a fine or interest follows from; null for other lines
    /// @param printed so that the lines add up to the total
    record LineView(
            @JsonProperty("tipo") String kind,
            @JsonProperty("titulo") String title,
            @JsonProperty("termos") List<TermView> terms,
            @JsonProperty("atraso") @Nullable LateView late,
            @JsonProperty("valor") BigDecimal amount,
            @JsonProperty("impresso_centavos") long printed,
            @JsonProperty("formula") String formula,
            @JsonProperty("origens") List<OriginView> origins) {

        /// What it is for.
        LineKind lineKind() {
            return LineKind.named(kind);
        }
    }

    /// What a line is the sum of: days ÷ days of the cycle × quantity × price ÷ divisor.
    record TermView(
            @JsonProperty("dias") int days,
            @JsonProperty("quantidade") BigDecimal quantity,
            @JsonProperty("preco") BigDecimal price,
            @JsonProperty("divisor") BigDecimal divisor) {}

    /// A payment after its due date.
    ///
    /// @param rate a share of what was paid late: of interest, for a month
    record LateView(
            @JsonProperty("fatura") String number,
            @JsonProperty("pagamento") String payment,
            @JsonProperty("vencimento") LocalDate due,
            @JsonProperty("pago_em") LocalDate paidOn,
            @JsonProperty("dias") int days,
            @JsonProperty("taxa") BigDecimal rate,
            @JsonProperty("pacote") String rulePack) {}

    /// A rule that a line rests on.
    record OriginView(
            @JsonProperty("regra") String rule,
            @JsonProperty("fonte") String source,
            @JsonProperty("artigo") String article) {}
}
