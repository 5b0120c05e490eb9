package io.contaluz.billing.tariff;

/// The values of the prepayment rules, in watt-hours: of REN 1000/2021, and of REN 610/2014 where
/// that one is silent.
///
/// @param start what is advanced with the first day, to be repaid
/// @param minimumPurchase the least that is sold at once
/// @param emergency what is advanced on request, to be repaid
/// @param mostOwed how much may be owed at once; no rule that we know of says, so it is a parameter
/// @param lowCredit at which the customer is warned
public record PrepaidTerms(
        long start, long minimumPurchase, long emergency, long mostOwed, long lowCredit) {

    /// @throws IllegalArgumentException if any is negative, or the start is more than may be owed
    public PrepaidTerms {
        if (start < 0 || minimumPurchase < 0 || emergency < 0 || lowCredit < 0) {
            throw new IllegalArgumentException("terms are not negative");
        }
        if (mostOwed < start) {
            throw new IllegalArgumentException("more is advanced at the start than may be owed");
        }
    }

    static PrepaidTerms of(Entry entry) {
        entry.unit("kWh");
        long start = entry.wattHours("start");
        long mostOwed = entry.wattHours("most_owed");
        if (mostOwed < start) {
            throw entry.bad("'most_owed' is less than 'start'");
        }
        return new PrepaidTerms(
                start,
                entry.wattHours("minimum_purchase"),
                entry.wattHours("emergency"),
                mostOwed,
                entry.wattHours("low_credit"));
    }
}
