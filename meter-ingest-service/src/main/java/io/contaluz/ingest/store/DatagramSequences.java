package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.Receipt;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/// The table of the numbers that are settled of each meter's sequence.
@Repository
class DatagramSequences {

    /// Most stretches that are remembered of a meter: beyond it, the oldest but the first are
    /// forgotten, and asked for once more.
    private static final int STRETCHES = 64;

    /// In the order of the key, so that two writers do not wait for one another in a circle.
    private static final String SETTLE =
            """
            insert into datagram_sequence as s (usage_point_id, boot, stored)
            select u, b, r::int8multirange
            from unnest(?::int[], ?::bigint[], ?::text[]) as i (u, b, r)
            order by u
            on conflict (usage_point_id) do update
            set boot = greatest(s.boot, excluded.boot),
                stored = case
                    when excluded.boot > s.boot then excluded.stored
                    when excluded.boot = s.boot then s.stored + excluded.stored
                    else s.stored
                end
            returning usage_point_id, boot, stored::text as stored
            """;

    private static final String FORGET =
            """
            update datagram_sequence
            set stored = (
                select range_agg(r) from (
                    (select r from unnest(stored) as r order by r limit 1)
                    union
                    (select r from unnest(stored) as r order by r desc limit ?)) as kept (r))
            where usage_point_id = ?
            """;

    private final JdbcTemplate database;

    DatagramSequences(JdbcTemplate database) {
        this.database = database;
    }

    /// Adds the numbers of what is owed to those that are settled, and answers how far each usage
    /// point is now.
    Map<Integer, Sequence> settle(List<Receipt> receipts) {
        var sequences = new TreeMap<Integer, Sequence>();
        if (receipts.isEmpty()) {
            return sequences;
        }
        var newest = new TreeMap<Integer, SettledNumbers>();
        for (var receipt : receipts) {
            newest.merge(receipt.usagePointId(), SettledNumbers.of(receipt), SettledNumbers::newer);
        }
        var usagePoints = newest.keySet().stream().mapToInt(Integer::intValue).toArray();
        var boots = newest.values().stream().mapToLong(SettledNumbers::boot).toArray();
        var ranges = newest.values().stream().map(SettledNumbers::multirange).toArray();
        database.query(
                SETTLE,
                statement -> {
                    statement.setObject(1, usagePoints);
                    statement.setObject(2, boots);
                    statement.setArray(3, statement.getConnection().createArrayOf("text", ranges));
                },
                (RowCallbackHandler)
                        row ->
                                sequences.put(
                                        row.getInt("usage_point_id"),
                                        Sequence.of(row.getLong("boot"), row.getString("stored"))));
        sequences.forEach((usagePoint, sequence) -> {
            if (sequence.stretches() > 2 * STRETCHES) {
                database.update(FORGET, STRETCHES - 1, usagePoint);
            }
        });
        return sequences;
    }
}
