package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.MeterReading;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    synchronized void ensure(List<MeterReading> batch) {
        var start = Instant.MAX;
        var end = Instant.MIN;
        for (var reading : batch) {
            var at = reading.measuredAt();
            // Most readings of a batch are of one month, so most are done with two comparisons.
            if (at.isBefore(start) || !at.isBefore(end)) {
                var month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
                start = firstInstant(month);
                end = firstInstant(month.plusMonths(1));
                ensure(month, at);
            }
        }
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

    private static Instant firstInstant(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
