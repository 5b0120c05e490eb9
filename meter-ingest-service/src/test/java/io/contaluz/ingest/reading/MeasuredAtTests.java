package io.contaluz.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// Brazil went over to summer time for the last time on 4 November 2018, and back on 17 February
/// 2019.
class MeasuredAtTests {

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
    void anInstantNeedsNoZone() {
        var instant = Instant.parse("2026-11-22T13:11:12Z");
        assertThat(new MeasuredAt.Absolute(instant).in(SAO_PAULO)).isEqualTo(instant);
    }

    private static Instant local(String time, ZoneId zone) {
        return new MeasuredAt.Local(LocalDateTime.parse(time)).in(zone);
    }
}
