package io.contaluz.ingest.energy;

import io.contaluz.ingest.intake.MoreCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// How far the energy is behind the readings, as of the last look: at most a second ago, but for
/// the time that a chunk takes.
@Component
class EnergyLag implements MoreCounts {

    private static final String LOOK =
            """
            select (select count(*) from reading_change),
                   (select min(noted_at) from reading_change),
                   (select count(*) from energy_failure)
            """;

    private final Clock clock;
    private volatile Look last = new Look(0, null, 0);

    private record Look(long waiting, @Nullable Instant oldest, long failed) {}

    EnergyLag(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        Gauge.builder("contaluz.energy.waiting", this, lag -> lag.last.waiting())
                .register(registry);
        Gauge.builder("contaluz.energy.failed", this, lag -> lag.last.failed()).register(registry);
        Gauge.builder("contaluz.energy.lag", this, lag -> lag.now().toSeconds())
                .baseUnit("seconds")
                .register(registry);
    }

    void look(JdbcTemplate database) {
        last =
                database.queryForObject(
                        LOOK,
                        (row, number) -> {
                            var oldest = row.getObject(2, OffsetDateTime.class);
                            return new Look(
                                    row.getLong(1),
                                    oldest == null ? null : oldest.toInstant(),
                                    row.getLong(3));
                        });
    }

    /// How old the oldest change is that the energy does not follow yet.
    Duration now() {
        var oldest = last.oldest();
        var age = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    @Override
    public String name() {
        return "energy";
    }

    /// `waiting`: transactions whose readings the energy does not follow yet; `lag_s`: age of the
    /// oldest of them; `failed`: usage points whose energy cannot be told.
    @Override
    public Map<String, Number> snapshot() {
        var look = last;
        var counts = new LinkedHashMap<String, Number>();
        counts.put("waiting", look.waiting());
        counts.put("lag_s", now().toSeconds());
        counts.put("failed", look.failed());
        return counts;
    }
}
