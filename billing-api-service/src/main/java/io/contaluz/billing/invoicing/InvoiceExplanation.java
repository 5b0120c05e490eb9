package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.bill.LineKind;
import io.contaluz.billing.invoicing.BillView.EstimateView;
import io.contaluz.billing.invoicing.BillView.LateView;
import io.contaluz.billing.invoicing.BillView.LineView;
import io.contaluz.billing.invoicing.BillView.OriginView;
import io.contaluz.billing.invoicing.BillView.RegisterView;
import io.contaluz.billing.invoicing.BillView.TermView;
import io.contaluz.billing.money.Money;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An invoice, line by line, for the one who asks why.
///
/// @param readings the registers that the energy is told from, with the readings' times: of this
///   usage point these are their keys
/// @param estimate what the energy was told from where there were no readings
record InvoiceExplanation(
        @JsonProperty("fatura") String number,
        @JsonProperty("matricula") String matricula,
        @JsonProperty("pacote_regras") String rulePack,
        @JsonProperty("dias") long days,
        @JsonProperty("linhas") List<Line> lines,
        @JsonProperty("total") Total total,
        @JsonProperty("registros") List<RegisterView> readings,
        @JsonProperty("estimativa") @Nullable EstimateView estimate) {

    /// A line.
    ///
    /// @param exact R$ before anything is rounded
    /// @param printed R$
    /// @param late the payment that a fine or interest follows from; null for other lines
    /// @param readings the keys of those that it rests on: matricula and time
    record Line(
            @JsonProperty("titulo") String title,
            @JsonProperty("tipo") String kind,
            @JsonProperty("formula") String formula,
            @JsonProperty("entradas") List<Input> inputs,
            @JsonProperty("valor_exato") BigDecimal exact,
            @JsonProperty("valor_impresso") BigDecimal printed,
            @JsonProperty("regras") List<OriginView> rules,
            @JsonProperty("atraso") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable LateView late,
            @JsonProperty("leituras") List<String> readings) {}

    /// A value of the formula.
    record Input(
            @JsonProperty("nome") String name,
            @JsonProperty("valor") BigDecimal value,
            @JsonProperty("unidade") String unit) {}

    /// What the lines come to.
    record Total(
            @JsonProperty("formula") String formula,
            @JsonProperty("valor") BigDecimal total,
            @JsonProperty("icms") BigDecimal icms,
            @JsonProperty("pis_cofins") BigDecimal federal) {}

    static InvoiceExplanation of(BillView bill) {
        var registers = Objects.requireNonNullElse(bill.registers(), List.<RegisterView>of());
        var readings =
                registers.stream()
                        .flatMap(register -> register.readings().stream())
                        .distinct()
                        .sorted()
                        .map(at -> bill.matricula() + "/" + at)
                        .toList();
        return new InvoiceExplanation(
                bill.number(),
                bill.matricula(),
                bill.rulePack(),
                bill.cycle().start().until(bill.cycle().end(), ChronoUnit.DAYS),
                bill.lines().stream().map(line -> line(line, readings)).toList(),
                total(bill),
                registers,
                bill.estimate());
    }

    private static Line line(LineView line, List<String> readings) {
        boolean carried = line.lineKind().isCarried();
        var inputs = new ArrayList<Input>();
        line.terms().forEach(term -> inputs(line, term, carried, inputs));
        return new Line(
                line.title(),
                line.kind(),
                line.formula(),
                inputs,
                line.amount(),
                new Money(line.printed()).toReais(),
                line.origins(),
                line.late(),
                carried ? List.of() : readings);
    }

    private static void inputs(LineView line, TermView term, boolean carried, List<Input> inputs) {
        if (line.late() != null) {
            late(line.lineKind(), line.late(), term, inputs);
            return;
        }
        if (!carried) {
            inputs.add(new Input("dias", BigDecimal.valueOf(term.days()), "d"));
        }
        if (line.lineKind().taxed()) {
            inputs.add(new Input("quantidade", term.quantity(), "kWh"));
            inputs.add(new Input("tarifa sem tributos", term.price(), "R$/kWh"));
            inputs.add(new Input("tributos por dentro", term.divisor(), ""));
        } else {
            inputs.add(new Input("valor", term.price(), "R$"));
        }
    }

    private static void late(LineKind kind, LateView late, TermView term, List<Input> inputs) {
        boolean interest = kind == LineKind.INTEREST;
        inputs.add(new Input("base", term.quantity(), "R$"));
        inputs.add(
                new Input(interest ? "juros ao mês" : "multa", late.rate().movePointRight(2), "%"));
        if (interest) {
            inputs.add(new Input("dias de atraso", BigDecimal.valueOf(late.days()), "d"));
            inputs.add(new Input("dias do mês", term.divisor(), "d"));
        }
    }

    private static Total total(BillView bill) {
        var exact =
                bill.lines().stream()
                        .map(LineView::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Total(
                "soma das linhas = %s; truncada no centavo, uma vez"
                        .formatted(exact.stripTrailingZeros().toPlainString().replace('.', ',')),
                new Money(bill.totalCentavos()).toReais(),
                bill.icms(),
                bill.federal());
    }
}
