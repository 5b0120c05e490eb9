package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MatriculaCache;
import io.contaluz.ingest.reading.UsagePoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Teaches the cache which usage points there are: all of them at the start, a new one when its
/// meter first sends or when it is found in the quarantine.
@Component
class UsagePointDirectory {

    private static final Logger log = LoggerFactory.getLogger(UsagePointDirectory.class);
    private static final int FETCH = 10_000;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;
    private final MatriculaCache cache;

    UsagePointDirectory(
            JdbcTemplate database, TransactionOperations transactions, MatriculaCache cache) {
        this.database = database;
        this.transactions = transactions;
        this.cache = cache;
    }

    /// Learns all.
    void load() {
        // PostgreSQL's driver streams only inside a transaction.
        transactions.executeWithoutResult(status ->
                database.query(
                        connection -> {
                            var statement =
                                    connection.prepareStatement(
                                            "select usage_point_id, matricula, zone"
                                                    + " from usage_point");
                            statement.setFetchSize(FETCH);
                            return statement;
                        },
                        (RowCallbackHandler) this::learn));
        log.info("{} usage points known", cache.size());
    }

    /// Learns those of some matriculas that are registered by now.
    void learn(Collection<String> matriculas) {
        database.query(
                "select usage_point_id, matricula, zone from usage_point where matricula = any(?)",
                statement ->
                        statement.setArray(
                                1,
                                statement
                                        .getConnection()
                                        .createArrayOf("text", matriculas.toArray())),
                (RowCallbackHandler) this::learn);
    }

    private void learn(ResultSet row) throws SQLException {
        var matricula = new Matricula(row.getString("matricula"));
        try {
            var zone = ZoneId.of(row.getString("zone"));
            cache.learn(matricula, new UsagePoint(row.getInt("usage_point_id"), zone));
        } catch (DateTimeException e) {
            log.error("usage point {} is left out: {}", matricula, e.getMessage());
        }
    }
}
