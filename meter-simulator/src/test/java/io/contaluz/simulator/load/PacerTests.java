package io.contaluz.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTests {

    private static final long MILLI = 1_000_000;

    private long now;

    @Test
    void theFirstLeavesAtOnceAndTheNextAStepLater() {
        var pacer = pacer(1_000 * MILLI);
        assertThat(pacer.due(0)).isEqualTo(1);
        assertThat(pacer.due(1)).isZero();
        assertThat(pacer.nanosUntilDue(1)).isEqualTo(1_000 * MILLI);
        now += 400 * MILLI;
        assertThat(pacer.nanosUntilDue(1)).isEqualTo(600 * MILLI);
        now += 600 * MILLI;
        assertThat(pacer.due(1)).isEqualTo(1);
    }

    @Test
    void overASecondTheRateIsKept() {
        // 20000 a second by a thread that wakes up every 0.3 ms.
        var pacer = pacer(50_000);
        long left = 0;
        for (; now < 1_000 * MILLI; now += 300_000) {
            for (int due = pacer.due(left); due > 0; due = pacer.due(left)) {
                left += due;
            }
        }
        assertThat(left).isBetween(19_990L, 20_001L);
    }

    @Test
    void aBurstIsAMillisecondsWorthAndAtMost64() {
        var slow = pacer(100_000);
        now += 8 * MILLI;
        assertThat(slow.due(0)).isEqualTo(10);
        var fast = pacer(1_000);
        now += 8 * MILLI;
        assertThat(fast.due(0)).isEqualTo(Pacer.LARGEST_BURST);
    }

    @Test
    void aStallIsNotMadeUpForBeyondTenMilliseconds() {
        var pacer = pacer(100_000);
        now += 5_000 * MILLI;
        long left = 0;
        for (int due = pacer.due(left); due > 0; due = pacer.due(left)) {
            left += due;
        }
        assertThat(left).isEqualTo(101);
        assertThat(pacer.nanosUntilDue(left)).isEqualTo(100_000);
    }

    private Pacer pacer(double stepNanos) {
        return new Pacer(() -> now, stepNanos);
    }
}
