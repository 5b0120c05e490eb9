package io.contaluz.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingRulesTests {

    private final ReadingRules rules = new ReadingRules(Duration.ofMinutes(5), 66);
    private final Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aReadingMayBeFiveMinutesAheadAndNoMore() {
        assertThat(refusal(now.plusSeconds(300), now)).isNull();
        assertThat(refusal(now.plusSeconds(301), now)).isEqualTo(ReadingRejection.FUTURE);
    }

    @Test
    void aReadingMayBeSixtySixMonthsOldAndNoMore() {
        var oldest = Instant.parse("2021-05-22T12:00:00Z");
        assertThat(refusal(oldest, now)).isNull();
        assertThat(refusal(oldest.minusMillis(1), now)).isEqualTo(ReadingRejection.ANCIENT);
    }

    @Test
    void theFirstDaysOfTimeAreAncientAndTheLastFuture() {
        assertThat(refusal(Instant.parse("0001-01-01T00:00:00Z"), now))
                .isEqualTo(ReadingRejection.ANCIENT);
        assertThat(refusal(Instant.parse("9999-12-31T23:59:59Z"), now))
                .isEqualTo(ReadingRejection.FUTURE);
    }

    private @Nullable ReadingRejection refusal(Instant measuredAt, Instant receivedAt) {
        return rules.refusal(micros(measuredAt), micros(receivedAt));
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
