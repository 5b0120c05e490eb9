package io.contaluz.billing.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.usagepoint.Matricula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comparison as the API shows one.
///
/// @param estimated whether any energy was apportioned by time, so that its hours are not known
/// @param modality by which the usage point is billed
/// @param consumed kWh by post, and their sum
/// @param cheapest of those that the customer has for sure
record ComparisonView(
        @JsonProperty("matricula") Matricula matricula,
        @JsonProperty("inicio") LocalDate start,
        @JsonProperty("fim") LocalDate end,
        @JsonProperty("pacote_regras") String rulePack,
        @JsonProperty("ficticia") boolean fictitious,
        @JsonProperty("estimada") boolean estimated,
        @JsonProperty("modalidade_atual") String modality,
        @JsonProperty("consumo_kwh") Map<String, BigDecimal> consumed,
        @JsonProperty("modalidades") List<CostView> costs,
        @JsonProperty("sem_valor") List<NotPricedView> notPriced,
        @JsonProperty("mais_barata") String cheapest,
        @JsonProperty("equilibrio") BreakEvenView breakEven,
        @JsonProperty("resumo") String summary) {

    private static final int SHARE_PLACES = 4;
    private static final int WATT_HOURS = 3;

    /// What a modality comes to, in R$.
    ///
    /// @param condition under which; left out where there is none
    record CostView(
            @JsonProperty("modalidade") String modality,
            @JsonProperty("condicao") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String condition,
            @JsonProperty("total") BigDecimal total,
            @JsonProperty("linhas") List<LineView> lines) {

        static CostView of(ModalityCost cost, boolean conditional) {
            return new CostView(
                    cost.modality().code(),
                    conditional ? "se tiver direito" : null,
                    cost.total().toReais(),
                    cost.lines().stream().map(LineView::of).toList());
        }
    }

    /// One thing of a modality's bills, in R$.
    record LineView(
            @JsonProperty("tipo") String kind,
            @JsonProperty("descricao") String title,
            @JsonProperty("valor") BigDecimal amount) {

        static LineView of(ModalityCost.Line line) {
            return new LineView(line.kind().code(), line.title(), line.amount().toReais());
        }
    }

    /// A modality without a rule in the period.
    record NotPricedView(
            @JsonProperty("modalidade") String modality, @JsonProperty("motivo") String reason) {}

    /// When white costs the same as conventional.
    ///
    /// @param now the share of the energy that is off-peak
    /// @param needed the share at which both cost the same; left out where none does
    /// @param toShift kWh from the peak off-peak, below zero the other way round; left out where
    ///   that alone does not do
    record BreakEvenView(
            @JsonProperty("fora_ponta_hoje") BigDecimal now,
            @JsonProperty("fora_ponta_necessaria") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable BigDecimal needed,
            @JsonProperty("deslocar_kwh") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable BigDecimal toShift) {

        static BreakEvenView of(BreakEven breakEven) {
            return new BreakEvenView(
                    breakEven.offPeakShare().setScale(SHARE_PLACES, RoundingMode.HALF_UP),
                    up(breakEven.evenShare(), SHARE_PLACES),
                    up(breakEven.toShift(), WATT_HOURS));
        }

        /// With a little less it would not be even yet.
        private static @Nullable BigDecimal up(@Nullable BigDecimal value, int places) {
            return value == null ? null : value.setScale(places, RoundingMode.CEILING);
        }
    }

    static ComparisonView of(
            Matricula matricula,
            Period period,
            RulePack pack,
            boolean estimated,
            Comparison comparison) {
        return new ComparisonView(
                matricula,
                period.start(),
                period.end(),
                pack.id(),
                pack.fictitious(),
                estimated,
                comparison.supply().modality().code(),
                consumed(comparison),
                comparison.costs().stream()
                        .map(cost -> CostView.of(cost, comparison.isConditional(cost.modality())))
                        .toList(),
                comparison.notPriced().stream()
                        .map(its -> new NotPricedView(its.modality().code(), its.reason()))
                        .toList(),
                comparison.cheapest().modality().code(),
                BreakEvenView.of(comparison.breakEven()),
                Summary.of(comparison));
    }

    private static Map<String, BigDecimal> consumed(Comparison comparison) {
        var consumed = new LinkedHashMap<String, BigDecimal>();
        for (var post : Modality.WHITE.posts()) {
            consumed.put(post.code(), comparison.of(post));
        }
        consumed.put("total", comparison.total());
        return consumed;
    }
}
