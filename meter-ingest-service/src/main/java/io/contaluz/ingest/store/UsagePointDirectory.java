package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.MeterZone;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.reading.UsagePoints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Teaches which usage points there are: all of them at the start, a new or changed one within a
/// second, and one whose transaction took longer when its meter is found in the quarantine.
@Component
class UsagePointDirectory {

    private static final Logger log = LoggerFactory.getLogger(UsagePointDirectory.class);
    private static final int FETCH = 10_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final String SELECT =
            "select usage_point_id, matricula, zone, datagram_policy = 'mac-required' as mac_required,"
                    + " exists (select from datagram_key k"
                    + "         where k.usage_point_id = p.usage_point_id) as has_keys"
                    + " from usage_point p ";

    /// A change is seen when it is committed, which may be a while after the time that it bears.
    private static final String CHANGED =
            SELECT
                    + "where changed_at > ?::timestamptz - interval '1 minute'"
                    + " and changed_at > created_at";

    private static final String NEW = SELECT + "where usage_point_id > ? order by usage_point_id";

    private final JdbcTemplate database;
    private final TransactionOperations transactions;
    private final UsagePoints usagePoints;
    private final DatagramKeyRing keyRing;
    private final Patience patience = new Patience("looking for changed usage points");
    private final Map<String, MeterZone> zones = new ConcurrentHashMap<>();
    private int highest;

    /// When, by the database's clock, the last look began that succeeded.
    private OffsetDateTime looked = OffsetDateTime.MAX;

    UsagePointDirectory(
            JdbcTemplate database,
            TransactionOperations transactions,
            UsagePoints usagePoints,
            DatagramKeyRing keyRing) {
        this.database = database;
        this.transactions = transactions;
        this.usagePoints = usagePoints;
        this.keyRing = keyRing;
    }

    /// Learns all.
    void load() {
        looked = now();
        learnNew();
        log.info("{} usage points known", usagePoints.size());
    }

    /// Learns those that were registered since the last look.
    private void learnNew() {
        var keyed = new ArrayList<Integer>();
        // PostgreSQL's driver streams only inside a transaction.
        transactions.executeWithoutResult(status ->
                database.query(
                        connection -> {
                            var statement = connection.prepareStatement(NEW);
                            statement.setInt(1, highest);
                            statement.setFetchSize(FETCH);
                            return statement;
                        },
                        (RowCallbackHandler)
                                row -> {
                                    learn(row, keyed);
                                    highest = row.getInt("usage_point_id");
                                }));
        learnKeys(keyed);
    }

    /// Learns those of some matriculas that are registered by now.
    void learn(Collection<String> matriculas) {
        var keyed = new ArrayList<Integer>();
        database.query(
                SELECT + "where matricula = any(?)",
                statement ->
                        statement.setArray(
                                1,
                                statement
                                        .getConnection()
                                        .createArrayOf("text", matriculas.toArray())),
                (RowCallbackHandler) row -> learn(row, keyed));
        learnKeys(keyed);
    }

    /// Learns what is new and what has changed, now and then.
    ///
    /// @return false: nothing waits for it
    boolean step() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        try {
            learnNew();
            learnChanged();
            patience.succeeded();
        } catch (DataAccessException | TransactionException e) {
            patience.failed(e);
        }
        return false;
    }

    /// A key that is gone is a change too, so those without keys are asked for theirs as well.
    private void learnChanged() {
        var began = now();
        var changed = new ArrayList<Integer>();
        database.query(
                CHANGED,
                (RowCallbackHandler)
                        row -> {
                            learn(row, new ArrayList<>());
                            changed.add(row.getInt("usage_point_id"));
                        },
                looked);
        learnKeys(changed);
        looked = began;
    }

    private OffsetDateTime now() {
        return Objects.requireNonNull(
                database.queryForObject("select now()", OffsetDateTime.class));
    }

    private void learnKeys(List<Integer> ids) {
        for (int from = 0; from < ids.size(); from += FETCH) {
            keyRing.learn(ids.subList(from, Math.min(ids.size(), from + FETCH)));
        }
    }

    private void learn(ResultSet row, Collection<Integer> keyed) throws SQLException {
        var matricula = row.getString("matricula");
        int id = row.getInt("usage_point_id");
        try {
            var zone =
                    zones.computeIfAbsent(
                            row.getString("zone"), name -> new MeterZone(ZoneId.of(name)));
            usagePoints.learn(matricula, new UsagePoint(id, zone, row.getBoolean("mac_required")));
        } catch (DateTimeException e) {
            log.error("usage point {} is left out: {}", matricula, e.getMessage());
        }
        if (row.getBoolean("has_keys")) {
            keyed.add(id);
        }
    }
}
