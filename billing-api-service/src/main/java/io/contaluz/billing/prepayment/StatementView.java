package io.contaluz.billing.prepayment;

import static io.contaluz.billing.prepayment.CreditView.kilowattHours;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.prepaid.PrepaidEntry;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.prepaid.PrepaidStatement;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement as the API has it, in kWh and R$.
///
/// @param end the day after the last
/// @param owed at the end
record StatementView(
        @JsonProperty("matricula") String matricula,
        @JsonProperty("inicio") LocalDate start,
        @JsonProperty("fim") LocalDate end,
        @JsonProperty("saldo_inicial_kwh") BigDecimal opening,
        @JsonProperty("comprado_kwh") BigDecimal bought,
        @JsonProperty("adiantado_kwh") BigDecimal advanced,
        @JsonProperty("consumido_kwh") BigDecimal used,
        @JsonProperty("quitado_kwh") BigDecimal repaid,
        @JsonProperty("saldo_final_kwh") BigDecimal closing,
        @JsonProperty("devido_kwh") BigDecimal owed,
        @JsonProperty("pago") BigDecimal paid,
        @JsonProperty("lancamentos") List<LineView> lines) {

    /// A movement.
    ///
    /// @param energy negative where it is taken from the credit
    /// @param paid null but for a purchase
    /// @param balance after it
    record LineView(
            @JsonProperty("dia") LocalDate day,
            @JsonProperty("tipo") String kind,
            @JsonProperty("energia_kwh") BigDecimal energy,
            @JsonProperty("valor") @Nullable BigDecimal paid,
            @JsonProperty("saldo_kwh") BigDecimal balance) {}

    static StatementView of(LocatedUsagePoint usagePoint, PrepaidStatement statement) {
        var zone = usagePoint.zone();
        return new StatementView(
                usagePoint.matricula().value(),
                LocalDate.ofInstant(statement.from(), zone),
                LocalDate.ofInstant(statement.to(), zone),
                kilowattHours(statement.opening()),
                kilowattHours(statement.bought()),
                kilowattHours(statement.advanced()),
                kilowattHours(statement.used()),
                kilowattHours(statement.repaid()),
                kilowattHours(statement.closing()),
                kilowattHours(statement.owed()),
                statement.paid().toReais(),
                lines(usagePoint, statement));
    }

    private static List<LineView> lines(LocatedUsagePoint usagePoint, PrepaidStatement statement) {
        var lines = new ArrayList<LineView>();
        long balance = statement.opening();
        for (var entry : statement.entries()) {
            balance += entry.wattHours();
            lines.add(
                    new LineView(
                            LocalDate.ofInstant(entry.at(), usagePoint.zone()),
                            code(entry),
                            kilowattHours(entry.wattHours()),
                            entry.kind() == Kind.PURCHASE ? entry.paid().toReais() : null,
                            kilowattHours(balance)));
        }
        return lines;
    }

    private static String code(PrepaidEntry entry) {
        return switch (entry.kind()) {
            case START -> "inicio";
            case EMERGENCY -> "emergencia";
            case PURCHASE -> "recarga";
            case REPAYMENT -> "quitacao";
            case CONSUMPTION -> "consumo";
        };
    }
}
