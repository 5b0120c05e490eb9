package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Sees to it that a batch's partitions are there: one missing month would fail the whole batch.
@Component
class ReadingMonths {

    private final JdbcClient database;
    private final TransactionTemplate ownTransaction;
    private final Set<YearMonth> known = new HashSet<>();

    ReadingMonths(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.ownTransaction = new TransactionTemplate(transactions);
        // A month that is rolled back with its batch would be remembered, and not be there.
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    synchronized void ensure(ReadingBatch batch) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (int row = 0; row < batch.size(); row++) {
            long at = batch.measuredAt(row);
            // Most readings of a batch are of one month, so most are done with two comparisons.
            if (at < start || at >= end) {
                var instant = Instant.EPOCH.plus(at, ChronoUnit.MICROS);
                var month = YearMonth.from(instant.atOffset(ZoneOffset.UTC));
                start = firstMicros(month);
                end = firstMicros(month.plusMonths(1));
                ensure(month, instant);
            }
        }
    }

    /// Makes a month that is not there.
    synchronized void ensure(YearMonth month) {
        ensure(month, firstMoment(month));
    }

    /// Takes out the months before one, but for those that are held. Readers and writers would
    /// queue behind a lock that is long in coming, so it is not waited for.
    ///
    /// @return those that left
    synchronized List<YearMonth> retire(YearMonth first) {
        var left =
                ownTransaction.execute(status -> {
                    database.sql("set local lock_timeout = '1s'").update();
                    return database.sql("select retire_reading_months(?)")
                            .param(firstMoment(first).atOffset(ZoneOffset.UTC))
                            .query(LocalDate.class)
                            .list();
                });
        known.clear();
        return left.stream().map(YearMonth::from).toList();
    }

    /// Forgets which months are there: one may have left.
    synchronized void forget() {
        known.clear();
    }

    private void ensure(YearMonth month, Instant at) {
        if (known.contains(month)) {
            return;
        }
        ownTransaction.executeWithoutResult(status ->
                database.sql("select ensure_reading_month(?)")
                        .param(at.atOffset(ZoneOffset.UTC))
                        .query((row, number) -> 1)
                        .list());
        known.add(month);
    }

    private static Instant firstMoment(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static long firstMicros(YearMonth month) {
        return TimeUnit.DAYS.toMicros(month.atDay(1).toEpochDay());
    }
}
