package io.contaluz.systemtests.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/// The ways into the table of readings.
enum StoreWay {
    /// Binary COPY into the table itself: a row that is there already fails the batch.
    COPY {
        @Override
        void store(Connection connection, StoreBatch batch) throws SQLException {
            copy(connection, batch, "meter_reading");
        }
    },
    /// Binary COPY into a table of its own, and from there what is not there yet.
    STAGED_COPY {
        @Override
        void store(Connection connection, StoreBatch batch) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "create temp table if not exists staged (like meter_reading)"
                                + " on commit delete rows");
                copy(connection, batch, "staged");
                statement.execute(
                        "insert into meter_reading select * from staged on conflict do nothing");
            }
        }
    },
    /// One statement with an array a column.
    UNNEST {
        @Override
        void store(Connection connection, StoreBatch batch) throws SQLException {
            try (var statement = connection.prepareStatement(UNNEST_SQL)) {
                statement.setObject(1, batch.usagePoints());
                statement.setObject(2, batch.measured());
                statement.setObject(3, batch.registers());
                statement.setObject(4, batch.received());
                statement.executeUpdate();
            }
        }
    },
    /// Prepared inserts in a JDBC batch, which the driver rewrites to many rows a statement.
    PREPARED_BATCH {
        @Override
        void store(Connection connection, StoreBatch batch) throws SQLException {
            try (var statement = connection.prepareStatement(INSERT_SQL)) {
                for (int i = 0; i < batch.size(); i++) {
                    statement.setInt(1, batch.usagePoints()[i]);
                    statement.setTimestamp(2, timestamp(batch.measured()[i]));
                    statement.setLong(3, batch.registers()[i]);
                    statement.setTimestamp(4, timestamp(batch.received()[i]));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    };

    private static final String INSERT_SQL =
            """
            insert into meter_reading
                (usage_point_id, measured_at, register_wh, received_at, source)
            values (?, ?, ?, ?, 1) on conflict do nothing
            """;

    private static final String UNNEST_SQL =
            """
            insert into meter_reading
                (usage_point_id, register, measured_at, register_wh, received_at, source)
            select u, 0, timestamptz 'epoch' + m * interval '1 microsecond', w,
                   timestamptz 'epoch' + r * interval '1 microsecond', 1
            from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[]) as i (u, m, w, r)
            on conflict do nothing
            """;

    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ROW = 2 + 6 * 4 + 4 + 2 + 8 + 8 + 8 + 2;
    private static final long EPOCH = TimeUnit.DAYS.toMicros(10_957);

    /// Stores a batch in the connection's transaction.
    abstract void store(Connection connection, StoreBatch batch) throws SQLException;

    String label() {
        return name().toLowerCase(Locale.ROOT) + "_per_s";
    }

    private static void copy(Connection connection, StoreBatch batch, String table)
            throws SQLException {
        var bytes = ByteBuffer.allocate(SIGNATURE.length + 8 + batch.size() * ROW + 2);
        bytes.put(SIGNATURE).putInt(0).putInt(0);
        for (int i = 0; i < batch.size(); i++) {
            bytes.putShort((short) 6);
            bytes.putInt(4).putInt(batch.usagePoints()[i]).putInt(2).putShort((short) 0);
            bytes.putInt(8).putLong(batch.measured()[i] - EPOCH);
            bytes.putInt(8).putLong(batch.registers()[i]);
            bytes.putInt(8).putLong(batch.received()[i] - EPOCH).putInt(2).putShort((short) 1);
        }
        bytes.putShort((short) -1);
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin (format binary)");
        copy.writeToCopy(bytes.array(), 0, bytes.capacity());
        copy.endCopy();
    }

    private static Timestamp timestamp(long micros) {
        return Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
