package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/// The table of readings, and two ways into it.
@Repository
class ReadingTable {

    private static final String COPY =
            "copy meter_reading (usage_point_id, register, measured_at, register_wh, received_at,"
                    + " source, decivolts) from stdin (format binary)";

    private static final String INPUT =
            """
            with input as (
                select u as usage_point_id,
                       timestamptz 'epoch' + m * interval '1 microsecond' as measured_at,
                       w as register_wh,
                       timestamptz 'epoch' + r * interval '1 microsecond' as received_at,
                       nullif(v, -1) as decivolts,
                       n
                from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::smallint[],
                            ?::int[])
                    as i (u, m, w, r, v, n)
            )
            """;

    private static final String INSERT =
            INPUT
                    + """
                    insert into meter_reading
                        (usage_point_id, register, measured_at, register_wh, received_at, source,
                         decivolts)
                    select usage_point_id, 0, measured_at, register_wh, received_at, 1, decivolts
                    from input
                    on conflict do nothing
                    """;

    /// Rows found with their own value and receipt are this batch's, whether just inserted or by a
    /// commit whose answer was lost. The bounds let the planner leave out the other months.
    private static final String OTHERS =
            INPUT
                    + """
                    , others as (
                        select i.*, i.register_wh <> r.register_wh as conflict
                        from input i join meter_reading r
                          on r.usage_point_id = i.usage_point_id and r.register = 0
                         and r.measured_at = i.measured_at
                         and r.measured_at between timestamptz 'epoch' + ? * interval '1 microsecond'
                                               and timestamptz 'epoch' + ? * interval '1 microsecond'
                        where i.register_wh <> r.register_wh or i.received_at <> r.received_at
                    ), kept as (
                        insert into reading_conflict
                            (usage_point_id, measured_at, register_wh, received_at, source,
                             decivolts)
                        select usage_point_id, measured_at, register_wh, received_at, 1, decivolts
                        from others where conflict
                        on conflict do nothing
                    )
                    select n, conflict from others
                    """;

    private final JdbcTemplate database;

    ReadingTable(JdbcTemplate database) {
        this.database = database;
    }

    /// Copies rows that are not there yet: the fastest way, and one that is there fails them all.
    void copy(ReadingBatch batch, int[] rows) {
        if (rows.length == 0) {
            return;
        }
        var bytes = CopyBytes.of(batch, rows);
        database.execute(
                (ConnectionCallback<Long>)
                        connection -> {
                            var copy =
                                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
                            try {
                                copy.writeToCopy(bytes, 0, bytes.length);
                                return copy.endCopy();
                            } finally {
                                if (copy.isActive()) {
                                    copy.cancelCopy();
                                }
                            }
                        });
    }

    /// Inserts the rows that are not there yet.
    ///
    /// @return how many
    int insert(ReadingBatch batch, int[] rows) {
        return rows.length == 0
                ? 0
                : database.update(INSERT, statement -> set(statement, batch, rows));
    }

    /// Finds the rows for which another reading is in the table, and keeps those of another value
    /// beside it.
    void findOthers(ReadingBatch batch, int[] rows, Outcome outcome) {
        database.query(
                OTHERS,
                statement -> {
                    set(statement, batch, rows);
                    long first = Long.MAX_VALUE;
                    long last = Long.MIN_VALUE;
                    for (int row : rows) {
                        first = Math.min(first, batch.measuredAt(row));
                        last = Math.max(last, batch.measuredAt(row));
                    }
                    statement.setLong(7, first);
                    statement.setLong(8, last);
                },
                (RowCallbackHandler)
                        found -> outcome.found(found.getInt("n"), found.getBoolean("conflict")));
    }

    private static void set(PreparedStatement statement, ReadingBatch batch, int[] rows)
            throws SQLException {
        var usagePoints = new int[rows.length];
        var measured = new long[rows.length];
        var registers = new long[rows.length];
        var received = new long[rows.length];
        var decivolts = new short[rows.length];
        for (int i = 0; i < rows.length; i++) {
            usagePoints[i] = batch.usagePoint(rows[i]);
            measured[i] = batch.measuredAt(rows[i]);
            registers[i] = batch.register(rows[i]);
            received[i] = batch.receivedAt(rows[i]);
            decivolts[i] = batch.decivolts(rows[i]);
        }
        statement.setObject(1, usagePoints);
        statement.setObject(2, measured);
        statement.setObject(3, registers);
        statement.setObject(4, received);
        statement.setObject(5, decivolts);
        statement.setObject(6, rows);
    }
}
