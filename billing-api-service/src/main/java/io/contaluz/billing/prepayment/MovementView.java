package io.contaluz.billing.prepayment;

import static io.contaluz.billing.prepayment.CreditView.kilowattHours;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.prepayment.PrepaidAccounts.Booked;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A purchase or an emergency credit as the API has it. The last three are of a purchase.
///
/// @param energy kWh
/// @param repaid kWh of it that went to what was owed
/// @param formula how the energy follows from the amount
@JsonInclude(JsonInclude.Include.NON_NULL)
record MovementView(
        @JsonProperty("referencia") String reference,
        @JsonProperty("registrada_em") Instant bookedAt,
        @JsonProperty("energia_kwh") BigDecimal energy,
        @JsonProperty("quitado_kwh") BigDecimal repaid,
        @JsonProperty("valor") @Nullable BigDecimal paid,
        @JsonProperty("pacote_regras") @Nullable String rulePack,
        @JsonProperty("formula") @Nullable String formula) {

    /// @param entries of one reference, the first of them what it is of
    static MovementView of(List<Booked> entries) {
        var first = entries.getFirst();
        var entry = first.entry();
        long repaid = entries.stream().skip(1).mapToLong(its -> -its.entry().wattHours()).sum();
        var reference = first.reference();
        return new MovementView(
                reference == null ? "" : reference,
                entry.at(),
                kilowattHours(entry.wattHours()),
                kilowattHours(repaid),
                entry.kind() == Kind.PURCHASE ? entry.paid().toReais() : null,
                first.rulePack(),
                first.formula());
    }
}
