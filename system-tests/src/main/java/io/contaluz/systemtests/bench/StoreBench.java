package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which way into the table of readings is the fastest: the same rows, a batch a transaction, by
/// each of the ways in turn, several rounds.
///
/// @param rows of one way in one round
/// @param rounds whose median counts
record StoreBench(int rows, int rounds) {

    private static final int BATCH = 10_000;
    private static final int METERS = 20_000;

    /// Reads `--rows` and `--rounds`.
    static StoreBench of(List<String> words) {
        var options = new Options(words);
        return new StoreBench(options.number("--rows", 500_000), options.number("--rounds", 5));
    }

    String run() throws IOException, InterruptedException, SQLException {
        try (var stack = FreshStack.start();
                var connection =
                        DriverManager.getConnection(
                                stack.stack().sql().url() + "?reWriteBatchedInserts=true",
                                "contaluz",
                                "contaluz")) {
            connection.setAutoCommit(false);
            return line(stack.stack(), measure(connection));
        }
    }

    /// Rows a second, of each way and round.
    private Map<StoreWay, long[]> measure(Connection connection) throws SQLException {
        var rates = new TreeMap<StoreWay, long[]>();
        int usagePoint = 1;
        // The first round, in which everything is cold, does not count.
        for (int round = -1; round < rounds; round++) {
            for (var way : StoreWay.values()) {
                long rate = store(connection, way, usagePoint);
                usagePoint += METERS;
                if (round >= 0) {
                    rates.computeIfAbsent(way, its -> new long[rounds])[round] = rate;
                }
            }
        }
        return rates;
    }

    private long store(Connection connection, StoreWay way, int firstUsagePoint)
            throws SQLException {
        long begin = System.nanoTime();
        for (int first = 0; first < rows; first += BATCH) {
            var batch =
                    StoreBatch.of(firstUsagePoint, METERS, first, Math.min(BATCH, rows - first));
            way.store(connection, batch);
            connection.commit();
        }
        return rows * 1_000_000_000L / (System.nanoTime() - begin);
    }

    private String line(Stack stack, Map<StoreWay, long[]> rates) throws SQLException {
        var members = new LinkedHashMap<String, Object>();
        members.put("bench", "store");
        members.put("rows", rows);
        members.put("rounds", rounds);
        rates.forEach((way, its) -> members.put(way.label(), median(its)));
        members.put("fsync", stack.sql().setting("fsync"));
        members.put("synchronous_commit", stack.sql().setting("synchronous_commit"));
        return Stack.json(members);
    }

    private static long median(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
