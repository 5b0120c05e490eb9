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

    /// What of a difference from what was issued is settled.
    ///
    /// @param difference R$; above 0 where too little was billed
    /// @param cyclesBack which of the last cycles it is of, from 1 on
    public BigDecimal settled(BigDecimal difference, int cyclesBack) {
        boolean tooLittle = difference.signum() > 0;
        if (cyclesBack > (tooLittle ? cyclesToRecover : cyclesToRefund)) {
            return BigDecimal.ZERO;
        }
        return tooLittle ? difference : difference.multiply(BigDecimal.valueOf(refundTimes));
    }
}
