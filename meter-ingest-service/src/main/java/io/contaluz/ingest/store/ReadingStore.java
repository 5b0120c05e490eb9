package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.MeterReading;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Inserts readings, a batch a statement and a transaction; any batch may be given twice.
@Component
class ReadingStore {

    /// What became of a batch.
    record Outcome(int stored, int duplicates, int conflicts) {

        static final Outcome NOTHING = new Outcome(0, 0, 0);
    }

    private static final String INPUT =
            """
            with input as (
                select u as usage_point_id,
                       timestamptz 'epoch' + m * interval '1 microsecond' as measured_at,
                       w as register_wh,
                       timestamptz 'epoch' + r * interval '1 microsecond' as received_at
                from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[]) as i (u, m, w, r)
            )
            """;

    private static final String INSERT =
            INPUT
                    + """
                    insert into meter_reading
                        (usage_point_id, register, measured_at, register_wh, received_at, source)
                    select usage_point_id, 0, measured_at, register_wh, received_at, 1 from input
                    on conflict do nothing
                    """;

    /// Rows found again with their own value and receipt are those of a commit whose answer was
    /// lost. The bounds let the planner leave out the other months.
    private static final String CLASSIFY =
            INPUT
                    + """
                    , present as (
                        select i.*, r.register_wh as present_wh, r.received_at as present_since
                        from input i join meter_reading r
                          on r.usage_point_id = i.usage_point_id and r.register = 0
                         and r.measured_at = i.measured_at
                         and r.measured_at between timestamptz 'epoch' + ? * interval '1 microsecond'
                                               and timestamptz 'epoch' + ? * interval '1 microsecond'
                    ), kept as (
                        insert into reading_conflict
                            (usage_point_id, measured_at, register_wh, received_at, source)
                        select usage_point_id, measured_at, register_wh, received_at, 1
                        from present where register_wh <> present_wh
                        on conflict do nothing
                    )
                    select count(*) filter (where register_wh = present_wh
                                              and received_at = present_since) as own,
                           count(*) filter (where register_wh <> present_wh) as conflicts
                    from present
                    """;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;
    private final ReadingMonths months;

    ReadingStore(JdbcTemplate database, TransactionOperations transactions, ReadingMonths months) {
        this.database = database;
        this.transactions = transactions;
        this.months = months;
    }

    /// Stores a batch, or nothing of it.
    ///
    /// @param retried whether an earlier try may have been committed
    /// @throws DataAccessException if the database refuses it or is away
    /// @throws TransactionException if the database is away
    Outcome store(List<MeterReading> batch, boolean retried) {
        if (batch.isEmpty()) {
            return Outcome.NOTHING;
        }
        months.ensure(batch);
        var columns = Columns.of(batch);
        return transactions.execute(status -> insert(columns, retried));
    }

    private Outcome insert(Columns columns, boolean retried) {
        int inserted = database.update(INSERT, columns::setOn);
        if (inserted == columns.size()) {
            return new Outcome(inserted, 0, 0);
        }
        var found =
                database.query(
                        CLASSIFY,
                        columns::setWithBoundsOn,
                        rows -> {
                            rows.next();
                            return new Outcome(rows.getInt("own"), 0, rows.getInt("conflicts"));
                        });
        int conflicts = found == null ? 0 : found.conflicts();
        int stored = retried && found != null ? found.stored() : inserted;
        return new Outcome(stored, columns.size() - stored - conflicts, conflicts);
    }

    /// A batch as the arrays of its columns; times in microseconds since 1970.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Columns(int[] usagePoints, long[] measured, long[] registers, long[] received) {

        static Columns of(List<MeterReading> batch) {
            int size = batch.size();
            var columns =
                    new Columns(new int[size], new long[size], new long[size], new long[size]);
            int row = 0;
            for (var reading : batch) {
                columns.usagePoints[row] = reading.usagePointId();
                columns.measured[row] = micros(reading.measuredAt());
                columns.registers[row] = reading.register().value();
                columns.received[row] = micros(reading.receivedAt());
                row++;
            }
            return columns;
        }

        private static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }

        int size() {
            return usagePoints.length;
        }

        void setOn(PreparedStatement statement) throws SQLException {
            statement.setObject(1, usagePoints);
            statement.setObject(2, measured);
            statement.setObject(3, registers);
            statement.setObject(4, received);
        }

        void setWithBoundsOn(PreparedStatement statement) throws SQLException {
            setOn(statement);
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (long at : measured) {
                first = Math.min(first, at);
                last = Math.max(last, at);
            }
            statement.setLong(5, first);
            statement.setLong(6, last);
        }
    }
}
