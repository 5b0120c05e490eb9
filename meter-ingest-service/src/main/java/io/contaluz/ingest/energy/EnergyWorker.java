package io.contaluz.ingest.energy;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.store.Patience;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the energy follow the readings, and stands back for the one who stores them: it rests as
/// long as it works, and waits while batches queue up, until it is too far behind for that.
final class EnergyWorker {

    private static final Logger log = LoggerFactory.getLogger(EnergyWorker.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /// Of one process at a time: two would do the same work twice. It goes with the connection.
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('energy'))";

    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('energy'))";

    private final JdbcTemplate database;
    private final IntakeQueues queues;
    private final EnergyLag lag;
    private final Duration deference;
    private final Patience patience = new Patience("the energy");
    private long chunkBegan;
    private long warned;

    EnergyWorker(
            JdbcTemplate database, IntakeQueues queues, EnergyLag lag, EnergyProperties settings) {
        this.database = database;
        this.queues = queues;
        this.lag = lag;
        this.deference = settings.deference();
    }

    /// Does what there is to do, if it is time.
    ///
    /// @return false: what is left can wait for the next start
    boolean step() throws InterruptedException {
        try {
            lag.look(database);
            warn();
            if (mustStandBack() || !passAlone()) {
                TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
            }
            patience.succeeded();
        } catch (DataAccessException | TransactionException e) {
            patience.failed(e);
        }
        return false;
    }

    private boolean mustStandBack() {
        return queues.batches().size() > 1 && !isLate();
    }

    private boolean isLate() {
        return lag.now().compareTo(deference) > 0;
    }

    private void warn() {
        long now = System.nanoTime();
        if (isLate() && (warned == 0 || now - warned > BETWEEN_WARNINGS.toNanos())) {
            log.warn("the energy is {} behind the readings", lag.now());
            warned = now;
        }
    }

    /// Rolls up what waits, unless another process is at it.
    ///
    /// @return whether there was anything
    boolean passAlone() {
        return Boolean.TRUE.equals(database.execute((ConnectionCallback<Boolean>) this::passAlone));
    }

    private boolean passAlone(Connection connection) {
        var only = new SingleConnectionDataSource(connection, true);
        var own = new JdbcTemplate(only);
        if (!Boolean.TRUE.equals(own.queryForObject(LOCK, Boolean.class))) {
            return false;
        }
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(only));
        chunkBegan = System.nanoTime();
        try {
            return new EnergyPass(own, transactions, () -> rest(own)).run();
        } finally {
            unlock(own);
        }
    }

    private static void unlock(JdbcTemplate own) {
        try {
            own.queryForObject(UNLOCK, Boolean.class);
        } catch (DataAccessException e) {
            log.debug("the lock went with its connection", e);
        }
    }

    private void rest(JdbcTemplate own) {
        lag.look(own);
        long worked = System.nanoTime() - chunkBegan;
        if (!isLate()) {
            // Ends at once when the worker is to stop.
            LockSupport.parkNanos(worked);
        }
        chunkBegan = System.nanoTime();
    }
}
