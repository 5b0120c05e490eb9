package io.contaluz.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Brazil went over to summer time for the last time on 4 November 2018, and back on 17 February
/// 2019.
class MeterZoneTests {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @Test
    void aLocalTimeIsReadInTheUsagePointsZone() {
        assertThat(local("2026-11-22T10:11:12", SAO_PAULO)).isEqualTo("2026-11-22T13:11:12Z");
        assertThat(local("2026-11-22T10:11:12", ZoneId.of("America/Manaus")))
                .isEqualTo("2026-11-22T14:11:12Z");
    }

    @Test
    void theEarlierOffsetHoldsInAnHourThatIsRepeated() {
        assertThat(local("2019-02-16T23:30:00", SAO_PAULO)).isEqualTo("2019-02-17T01:30:00Z");
    }

    @Test
    void anHourThatIsSkippedWasNever() {
        assertThat(local("2018-11-04T00:30:00", SAO_PAULO)).isNull();
    }

    @Test
    void agreesWithTheRulesOfItsZoneAtEveryChange() {
        var zone = new MeterZone(SAO_PAULO);
        for (var transition : SAO_PAULO.getRules().getTransitions()) {
            for (long minutes = -180; minutes <= 180; minutes += 15) {
                var time = transition.getDateTimeBefore().plusMinutes(minutes);
                var offsets = SAO_PAULO.getRules().getValidOffsets(time);
                assertThat(zone.instant(micros(time)))
                        .as("%s", time)
                        .isEqualTo(
                                offsets.isEmpty()
                                        ? MeterZone.NONE
                                        : micros(time)
                                                - offsets.getFirst().getTotalSeconds()
                                                        * 1_000_000L);
            }
        }
    }

    private static @Nullable Instant local(String time, ZoneId zone) {
        long micros = new MeterZone(zone).instant(micros(LocalDateTime.parse(time)));
        return micros == MeterZone.NONE ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }
}
