package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.OurClock;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Compares our clock with the database's each second. Which of the two is wrong it cannot know;
/// that they disagree is enough to take nothing in, and to be found by whoever is on duty.
@Component
class ClockWatch implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final Clock clock;
    private final OurClock ours;
    private final Duration tolerance;
    private final Patience patience = new Patience("comparing clocks");
    private volatile Duration offset = Duration.ZERO;

    ClockWatch(JdbcClient database, Clock clock, OurClock ours, StoreProperties properties) {
        this.database = database;
        this.clock = clock;
        this.ours = ours;
        this.tolerance = properties.clockTolerance();
    }

    /// Compares, and rests.
    ///
    /// @return false: nothing waits for it
    boolean step() throws InterruptedException {
        try {
            look();
            patience.succeeded();
        } catch (DataAccessException e) {
            patience.failed(e);
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        return false;
    }

    /// An answer that was long in coming proves nothing: the database's time has to lie between the
    /// moment of the question and that of the answer.
    void look() {
        var asked = clock.instant();
        var theirs =
                database.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        var answered = clock.instant();
        var ahead = Duration.between(theirs, asked);
        var behind = Duration.between(answered, theirs);
        offset =
                ahead.isPositive() ? ahead : behind.isPositive() ? behind.negated() : Duration.ZERO;
        boolean wrong = offset.abs().compareTo(tolerance) > 0;
        if (wrong != ours.isWrong()) {
            tell(wrong);
        }
        ours.found(wrong);
    }

    private void tell(boolean wrong) {
        if (wrong) {
            log.error("our clock is {} ahead of the database's: nothing is taken in", offset);
        } else {
            log.info("our clock and the database's agree again");
        }
    }

    @Override
    public Health health() {
        var health = ours.isWrong() ? Health.down() : Health.up();
        return health.withDetail("aheadOfDatabase", offset.toString()).build();
    }
}
