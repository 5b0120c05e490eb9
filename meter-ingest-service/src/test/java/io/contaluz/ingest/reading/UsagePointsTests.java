package io.contaluz.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsagePointsTests {

    private static final MeterZone UTC = new MeterZone(ZoneOffset.UTC);

    private final UsagePoints usagePoints = new UsagePoints();

    @Test
    void findsEveryOneOfManyAndNobodyElse() {
        for (int i = 0; i < 50_000; i++) {
            usagePoints.learn(Integer.toString(1_000_000 + i), new UsagePoint(i, UTC, false));
        }
        assertThat(usagePoints.size()).isEqualTo(50_000);
        for (int i = 0; i < 50_000; i++) {
            var found = find(Integer.toString(1_000_000 + i));
            assertThat(found).isEqualTo(new UsagePoint(i, UTC, false));
            assertThat(find(Integer.toString(2_000_000 + i))).isNull();
        }
    }

    @Test
    void learnsWhatHasChanged() {
        usagePoints.learn("A-1", new UsagePoint(1, UTC, false));
        usagePoints.learn("A-1", new UsagePoint(1, UTC, true));
        assertThat(usagePoints.size()).isEqualTo(1);
        assertThat(find("A-1")).isEqualTo(new UsagePoint(1, UTC, true));
        assertThat(find("A-")).isNull();
        assertThat(find("A-12")).isNull();
    }

    private @Nullable UsagePoint find(String matricula) {
        var bytes = ("<" + matricula + ">").getBytes(StandardCharsets.US_ASCII);
        return usagePoints.find(bytes, 1, bytes.length - 1);
    }
}
