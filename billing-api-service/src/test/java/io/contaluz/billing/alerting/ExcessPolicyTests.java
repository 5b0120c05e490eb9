package io.contaluz.billing.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.metering.WattHours;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExcessPolicyTests {

    private final ExcessPolicy policy = new ExcessPolicy(new BigDecimal("1.5"));

    @Test
    void atExactlyTheFactorItIsExcessive() {
        assertThat(assess(400, 500, 450, 675)).isEqualTo(excessOf("0.225"));
        assertThat(assess(400, 500, 450, 674)).isEqualTo(new Assessment.Unremarkable());
    }

    @Test
    void theExcessIsWhatGoesBeyondTheMean() {
        assertThat(assess(400, 500, 450, 1_200)).isEqualTo(excessOf("0.75"));
    }

    @Test
    void theExcessIsRoundedHalfUpToThreePlaces() {
        assertThat(assess(100, 100, 101, 1_000)).isEqualTo(excessOf("0.9"));
        assertThat(assess(0, 0, 1, 1_000)).isEqualTo(excessOf("1"));
        assertThat(assess(0, 0, 5, 1_000)).isEqualTo(excessOf("0.998"));
        assertThat(assess(1, 0, 1_000)).isEqualTo(excessOf("1"));
    }

    @Test
    void aMeanThatHasNoEndDoesNotShiftTheBorder() {
        // The mean is 100/3 Wh; 1.5 times that is 50 Wh, exactly.
        assertThat(assess(33, 33, 34, 50)).isEqualTo(excessOf("0.017"));
    }

    @Test
    void nothingIsNoExcessOverNothing() {
        assertThat(assess(0, 0, 0, 0)).isEqualTo(new Assessment.Unremarkable());
        assertThat(assess(0, 0, 0, 1)).isEqualTo(excessOf("0.001"));
    }

    @Test
    void aRoundExcessHasNoExponent() {
        assertThat(assess(0, 0, 0, 1_200_000)).isEqualTo(excessOf("1200"));
    }

    private Assessment assess(long... wattHours) {
        return policy.assess(Arrays.stream(wattHours).mapToObj(WattHours::new).toList());
    }

    private static Assessment excessOf(String kilowattHours) {
        return new Assessment.Excessive(new BigDecimal(kilowattHours));
    }
}
