package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.ReadingBatch;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The table from which the energy learns what a transaction touched.
@Repository
class ReadingChanges {

    private static final String INSERT =
            """
            insert into reading_change (usage_point_ids, first_measured_at, last_measured_at)
            values (?,
                array(select timestamptz 'epoch' + m * interval '1 microsecond'
                      from unnest(?::bigint[]) with ordinality as t (m, n) order by n),
                array(select timestamptz 'epoch' + m * interval '1 microsecond'
                      from unnest(?::bigint[]) with ordinality as t (m, n) order by n))
            """;

    private static final long APART = TimeUnit.HOURS.toMicros(1);

    private final JdbcTemplate database;

    ReadingChanges(JdbcTemplate database) {
        this.database = database;
    }

    /// Notes the usage points of a batch, each with the first and the last of its times. One that
    /// is far from the others is noted apart, so that what lies between is not touched.
    void note(ReadingBatch batch) {
        var usagePoints = new int[batch.size()];
        var first = new long[batch.size()];
        var last = new long[batch.size()];
        int count = 0;
        for (int row : batch.rowsByKey()) {
            int usagePoint = batch.usagePoint(row);
            long at = batch.measuredAt(row);
            if (count > 0
                    && usagePoints[count - 1] == usagePoint
                    && at > first[count - 1] - APART
                    && at < last[count - 1] + APART) {
                first[count - 1] = Math.min(first[count - 1], at);
                last[count - 1] = Math.max(last[count - 1], at);
            } else {
                usagePoints[count] = usagePoint;
                first[count] = at;
                last[count++] = at;
            }
        }
        int size = count;
        database.update(
                INSERT,
                statement -> {
                    statement.setObject(1, Arrays.copyOf(usagePoints, size));
                    statement.setObject(2, Arrays.copyOf(first, size));
                    statement.setObject(3, Arrays.copyOf(last, size));
                });
    }
}
