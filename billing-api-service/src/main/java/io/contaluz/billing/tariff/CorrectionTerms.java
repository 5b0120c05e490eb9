package io.contaluz.billing.tariff;

/// How far a correction reaches back (REN ANEEL 1000/2021, art. 323).
///
/// @param cyclesToRecover of what was billed too low
/// @param cyclesToRefund of what was billed too high
/// @param refundTimes how many times what was too high is given back
public record CorrectionTerms(int cyclesToRecover, int cyclesToRefund, int refundTimes) {

    static CorrectionTerms of(Entry entry) {
        entry.unit("cycles");
        return new CorrectionTerms(
                entry.wholeNumber("to_recover", 0),
                entry.wholeNumber("to_refund", 0),
                entry.wholeNumber("refund_times", 1));
    }
}
