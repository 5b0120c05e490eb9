package io.contaluz.billing.tariff;

import java.math.BigDecimal;

/// How far a correction reaches back (REN ANEEL 1000/2021, art. 323).
///
/// @param cyclesToRecover of what was billed too low
/// @param cyclesToRefund of what was billed too high
/// @param refundTimes how many times what was too high is given back
public record CorrectionTerms(int cyclesToRecover, int cyclesToRefund, int refundTimes) {

    private static final int MOST_CYCLES = 1200;

    static CorrectionTerms of(Entry entry) {
        entry.unit("cycles");
        return new CorrectionTerms(
                entry.wholeNumber("to_recover", 0, MOST_CYCLES),
                entry.wholeNumber("to_refund", 0, MOST_CYCLES),
                entry.wholeNumber("refund_times", 1, 10));
    }

    /// What a difference from what was issued comes to, all corrections of it together.
    ///
    /// @param difference R$; above 0 where too little was billed
    public BigDecimal due(BigDecimal difference) {
        return difference.signum() > 0
                ? difference
                : difference.multiply(BigDecimal.valueOf(refundTimes));
    }

    /// Whether it is too late to settle something: what was settled in time stays.
    ///
    /// @param step R$ that are to be taken (above 0) or given back (below 0) beyond that
    /// @param cyclesBack which of the last cycles it is of, from 1 on
    public boolean isTooLate(BigDecimal step, int cyclesBack) {
        return cyclesBack > (step.signum() > 0 ? cyclesToRecover : cyclesToRefund);
    }

    /// What is settled beyond what was before.
    ///
    /// @param difference as above
    /// @param settled R$
    /// @param cyclesBack as above
    public BigDecimal step(BigDecimal difference, BigDecimal settled, int cyclesBack) {
        var step = due(difference).subtract(settled);
        return isTooLate(step, cyclesBack) ? BigDecimal.ZERO : step;
    }
}
