package io.contaluz.ingest.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Waits out a database that is away: a little longer each time, and one line in the log when it
/// goes and one when it is back, however long that takes.
public final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final String what;
    private Duration next = SHORTEST;
    private @Nullable Long sinceNanos;

    /// @param what cannot be done in the meantime, for the log
    public Patience(String what) {
        this.what = what;
    }

    /// Repeats work that may be done twice until it has succeeded once.
    void insist(Runnable work) throws InterruptedException {
        while (true) {
            try {
                work.run();
                succeeded();
                return;
            } catch (DataAccessException | TransactionException e) {
                failed(e);
            }
        }
    }

    /// Waits after a failure, longer after each.
    public void failed(Exception failure) throws InterruptedException {
        if (sinceNanos == null) {
            sinceNanos = System.nanoTime();
            log.warn("{} has to wait for the database: {}", what, rootMessage(failure));
        }
        TimeUnit.MILLISECONDS.sleep(next.toMillis());
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }

    /// Says that it is over, if there was any.
    public void succeeded() {
        if (sinceNanos != null) {
            log.info("{} goes on after {}", what, Duration.ofNanos(System.nanoTime() - sinceNanos));
            sinceNanos = null;
            next = SHORTEST;
        }
    }

    private static String rootMessage(Throwable failure) {
        var root = failure;
        for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
