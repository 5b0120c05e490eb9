package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// What a late payment costs beside the correction by IPCA, which is given.
///
/// @param fine a share of what was due
/// @param monthlyInterest a share of it a month, by the day
/// @param daysOfMonth how many days such a month has
public record LateTerms(BigDecimal fine, BigDecimal monthlyInterest, int daysOfMonth) {

    static LateTerms of(Entry entry) {
        entry.unit("1");
        return new LateTerms(
                entry.share("fine"),
                entry.share("monthly_interest"),
                entry.wholeNumber("days_of_month", 1, 31));
    }
}
