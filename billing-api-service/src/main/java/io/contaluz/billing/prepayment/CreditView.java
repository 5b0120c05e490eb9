package io.contaluz.billing.prepayment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.math.BigDecimal;

/// A prepaid credit as the API has it.
///
/// @param balance kWh; below zero if more was used than there was
/// @param owed kWh that were advanced and are not yet repaid
/// @param lowCredit kWh at which the customer is warned
record CreditView(
        @JsonProperty("matricula") String matricula,
        @JsonProperty("saldo_kwh") BigDecimal balance,
        @JsonProperty("devido_kwh") BigDecimal owed,
        @JsonProperty("nivel") String level,
        @JsonProperty("alarme_kwh") BigDecimal lowCredit,
        @JsonProperty("pacote_regras") String rulePack) {

    static CreditView of(LocatedUsagePoint usagePoint, Prepaying.Standing standing) {
        var account = standing.account();
        return new CreditView(
                usagePoint.matricula().value(),
                kilowattHours(account.balance()),
                kilowattHours(account.owed()),
                account.level(standing.terms()).code(),
                kilowattHours(standing.terms().lowCredit()),
                standing.held().rulePack());
    }

    /// Watt-hours that may be negative, in kWh without trailing zeros.
    static BigDecimal kilowattHours(long wattHours) {
        var exact = BigDecimal.valueOf(wattHours, 3).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
