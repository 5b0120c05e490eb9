package io.contaluz.ingest.energy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// Microseconds since 1970 and columns, between Java and PostgreSQL.
final class Times {

    private Times() {}

    static long micros(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time.equals(OffsetDateTime.MAX)
                ? Long.MAX_VALUE
                : TimeUnit.SECONDS.toMicros(time.toEpochSecond()) + time.getNano() / 1000;
    }

    static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }
}
