package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.bill.Bill;
import io.contaluz.billing.bill.BillLine;
import io.contaluz.billing.bill.PricePlan;
import io.contaluz.billing.bill.Term;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.series.RegisterUsed;
import io.contaluz.billing.tariff.Origin;
import io.contaluz.billing.tariff.RulePack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A bill as it is issued and kept: what it rests on, each line with its formula, and the rules.
///
/// @param registers in kWh
/// @param consumed kWh by post
/// @param lines their printed amounts add up to the total
record BillView(
        @JsonProperty("unidade") UsagePointView usagePoint,
        @JsonProperty("inicio") LocalDate start,
        @JsonProperty("fim") LocalDate end,
        @JsonProperty("pacote_regras") String rulePack,
        @JsonProperty("ficticia") boolean fictitious,
        @JsonProperty("registros") List<RegisterView> registers,
        @JsonProperty("estimada") boolean estimated,
        @JsonProperty("consumo_kwh") Map<String, BigDecimal> consumed,
        @JsonProperty("faturado_kwh") BigDecimal billed,
        @JsonProperty("linhas") List<LineView> lines,
        @JsonProperty("total") BigDecimal total,
        @JsonProperty("base_tributada") BigDecimal taxed,
        @JsonProperty("icms") BigDecimal icms,
        @JsonProperty("pis_cofins") BigDecimal federal,
        @JsonProperty("regras") List<RuleView> rules) {

    private static final int CENTAVOS = 2;

    /// What its price depends on.
    record UsagePointView(
            @JsonProperty("matricula") String matricula,
            @JsonProperty("distribuidora") String distributor,
            @JsonProperty("modalidade") String modality,
            @JsonProperty("ligacao") String connection,
            @JsonProperty("uf") String state,
            @JsonProperty("municipio") String municipality) {}

    /// A register that the energy is told from.
    record RegisterView(
            @JsonProperty("data_hora") Instant at,
            @JsonProperty("registro_kwh") BigDecimal register,
            @JsonProperty("origem") String role,
            @JsonProperty("estado") String state) {}

    /// A line.
    ///
    /// @param quantity null where the line has none, or another on each of some days
    /// @param exact R$ before anything is rounded
    record LineView(
            @JsonProperty("tipo") String kind,
            @JsonProperty("descricao") String title,
            @JsonProperty("quantidade_kwh") @Nullable BigDecimal quantity,
            @JsonProperty("formula") String formula,
            @JsonProperty("valor_exato") BigDecimal exact,
            @JsonProperty("valor") BigDecimal amount) {}

    /// A rule that it rests on.
    record RuleView(
            @JsonProperty("regra") String rule,
            @JsonProperty("fonte") String source,
            @JsonProperty("artigo") String article) {}

    static BillView of(
            SuppliedUsagePoint supplied,
            BillingCycle cycle,
            RulePack pack,
            CycleTotal energy,
            PricePlan plan,
            Bill bill) {
        var supply = supplied.supply();
        var consumed = new TreeMap<String, BigDecimal>();
        bill.consumed().forEach((post, kilowattHours) -> consumed.put(post.code(), kilowattHours));
        return new BillView(
                new UsagePointView(
                        supplied.usagePoint().matricula().value(),
                        supply.distributor(),
                        supply.modality().code(),
                        supply.connection().code(),
                        supply.state(),
                        supply.municipality()),
                cycle.days().start(),
                cycle.days().end(),
                pack.id(),
                pack.fictitious(),
                energy.registers().stream().map(BillView::register).toList(),
                energy.estimated(),
                consumed,
                bill.billed().stripTrailingZeros(),
                bill.lines().stream().map(BillView::line).toList(),
                bill.total().toReais(),
                cut(taxed(bill)),
                cut(bill.icms()),
                cut(bill.federal()),
                plan.runs().stream()
                        .flatMap(run -> run.price().origins().stream())
                        .distinct()
                        .map(BillView::rule)
                        .toList());
    }

    private static RegisterView register(RegisterUsed used) {
        return new RegisterView(
                used.at(),
                BigDecimal.valueOf(used.registerWh(), 3),
                used.role().name().toLowerCase(Locale.ROOT),
                used.state().name().toLowerCase(Locale.ROOT));
    }

    private static LineView line(BillLine line) {
        return new LineView(
                line.kind().code(),
                line.title(),
                quantity(line),
                line.formula(),
                line.amount().stripTrailingZeros(),
                line.printed().toReais());
    }

    private static @Nullable BigDecimal quantity(BillLine line) {
        var quantities = line.terms().stream().map(Term::quantity).distinct().toList();
        return line.kind().taxed() && quantities.size() == 1 ? quantities.getFirst() : null;
    }

    private static BigDecimal taxed(Bill bill) {
        return bill.lines().stream()
                .filter(line -> line.kind().taxed())
                .map(BillLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static RuleView rule(Origin origin) {
        return new RuleView(origin.rule(), origin.source(), origin.article());
    }

    /// Information, which nobody pays: rounded for the eye.
    private static BigDecimal cut(BigDecimal reais) {
        return reais.setScale(CENTAVOS, RoundingMode.DOWN);
    }
}
