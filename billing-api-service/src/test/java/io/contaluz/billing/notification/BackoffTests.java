package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofHours(6));
    private final Random random = new Random(7);

    @Test
    void eachWaitIsTwiceTheOneBeforeOrUpToHalfOfItLess() {
        for (int attempts = 1; attempts <= 11; attempts++) {
            var whole = Duration.ofSeconds(10L << (attempts - 1));
            assertThat(backoff.after(attempts, random)).isBetween(whole.dividedBy(2), whole);
        }
    }

    @Test
    void noneIsLongerThanTheLongest() {
        assertThat(backoff.after(50, random)).isBetween(Duration.ofHours(3), Duration.ofHours(6));
        assertThat(backoff.after(Integer.MAX_VALUE, random))
                .isLessThanOrEqualTo(Duration.ofHours(6));
    }

    @Test
    void thoseWhoFailedTogetherDoNotComeBackTogether() {
        assertThat(backoff.after(5, random)).isNotEqualTo(backoff.after(5, random));
    }
}
