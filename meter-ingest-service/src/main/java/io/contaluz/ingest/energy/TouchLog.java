package io.contaluz.ingest.energy;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/// The table of what transactions have touched. Many batches that touch one usage point are one
/// span, so that the further behind the energy is, the less there is to do for each reading.
final class TouchLog {

    /// Rows, each of a batch, that are taken at once.
    private static final int ROWS = 2000;

    private static final String OLDEST =
            "select reading_change_id from reading_change order by reading_change_id limit ?";

    /// By days, so that a late reading does not stretch the span of a fresh one. Held beyond its
    /// transaction: the server keeps what would not fit into our memory.
    private static final String DECLARE =
            """
            declare touched cursor with hold for
            select u, min(f), max(l)
            from reading_change c
            cross join unnest(c.usage_point_ids, c.first_measured_at, c.last_measured_at)
                as entry (u, noted_first, noted_last)
            cross join lateral (
                select greatest(noted_first, 'epoch'), least(noted_last, now() + interval '1 day')
            ) as clamped (f, l)
            where c.reading_change_id = any(':ids')
            group by u, date_bin('1 day', f, 'epoch')
            order by 1, 2
            """;

    private final JdbcTemplate database;
    private final TransactionOperations transactions;
    private final List<Long> taken = new ArrayList<>();

    TouchLog(JdbcTemplate database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /// Takes the oldest changes.
    ///
    /// @return false if there are none
    boolean open() {
        taken.clear();
        database.query(
                OLDEST,
                row -> {
                    taken.add(row.getLong(1));
                },
                ROWS);
        if (taken.isEmpty()) {
            return false;
        }
        var ids = taken.toString().replace('[', '{').replace(']', '}');
        transactions.executeWithoutResult(status -> {
            database.execute("set local work_mem = '64MB'");
            database.execute(DECLARE.replace(":ids", ids));
        });
        return true;
    }

    /// The next spans, in the order of usage points and times.
    List<Span> next(int most) {
        var spans = new ArrayList<Span>();
        database.query(
                "fetch " + most + " from touched",
                row -> {
                    join(
                            spans,
                            new Span(row.getInt(1), Times.micros(row, 2), Times.micros(row, 3)));
                });
        return spans;
    }

    /// Spans that touch, or nearly, are one.
    private static void join(List<Span> spans, Span next) {
        var last = spans.isEmpty() ? null : spans.getLast();
        var both = last == null ? null : last.join(next);
        if (both == null) {
            spans.add(next);
        } else {
            spans.set(spans.size() - 1, both);
        }
    }

    /// Lets go of what was taken, which is to be taken again.
    void close() {
        database.execute("close touched");
    }

    /// Deletes what was taken: the energy has followed.
    void done() {
        database.update(
                "delete from reading_change where reading_change_id = any(?)",
                statement -> statement.setObject(1, taken.stream().mapToLong(id -> id).toArray()));
    }
}
