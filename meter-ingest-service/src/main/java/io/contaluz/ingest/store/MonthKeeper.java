package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.OurClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Makes each month's tables while the one before lasts, so that no batch of its first second has
/// to wait for them, and takes out those that are older than the retention.
@Component
class MonthKeeper {

    private static final Logger log = LoggerFactory.getLogger(MonthKeeper.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

    private final ReadingMonths months;
    private final int retention;
    private final Clock clock;
    private final OurClock ours;
    private final Counter retired;
    private final Patience patience = new Patience("making months ahead");

    MonthKeeper(
            ReadingMonths months,
            StoreProperties properties,
            Clock clock,
            OurClock ours,
            MeterRegistry registry) {
        this.months = months;
        this.retention = properties.retentionMonths();
        this.clock = clock;
        this.ours = ours;
        this.retired = registry.counter("contaluz.months.retired");
    }

    /// Looks after the months, and rests for an hour.
    ///
    /// @return false: nothing waits for it
    boolean step() throws InterruptedException {
        patience.insist(this::makeAhead);
        retire();
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        return false;
    }

    void makeAhead() {
        months.ensure(thisMonth());
        months.ensure(thisMonth().plusMonths(1));
    }

    /// A retention of 0 keeps all, and so does a clock that may be wrong.
    void retire() {
        if (retention == 0 || ours.isWrong()) {
            return;
        }
        try {
            for (var month : months.retire(thisMonth().minusMonths(retention))) {
                log.info("the readings and the energy of {} are in the schema \"retired\"", month);
                retired.increment();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("no month leaves for now: {}", e.getMessage());
        }
    }

    private YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }
}
