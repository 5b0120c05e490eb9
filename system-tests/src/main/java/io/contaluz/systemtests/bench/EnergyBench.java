package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long it takes to read two years of a usage point's energy in slots of 15 minutes, and how
/// many readings a second the energy follows when it is behind.
///
/// @param meters usage points with readings that the energy does not follow yet
/// @param readings of each
record EnergyBench(int meters, int readings) {

    /// Beyond the demonstration's, which have an energy of their own.
    private static final int FIRST = 3_000_001;

    private static final int USAGE_POINTS = 200;
    private static final int WITH_READINGS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final String MONTHS =
            """
            select ensure_reading_month(at) from generate_series(
                now() - interval '25 months', now(), interval '1 month') as at
            """;

    /// A load curve's worth of variety: what a kilowatt's household takes in a quarter of an hour.
    private static final String DAYS =
            """
            insert into energy_day (usage_point_id, day, energy_wh, estimated)
            select 3000000 + u, day,
                   array(select (random() * 250 + 0 * u)::bigint from generate_series(1, 96)),
                   repeat('0', 96)::bit(96)
            from generate_series(current_date - 731, current_date - 1, interval '1 day') as day,
                 generate_series(1, ?) as u
            """;

    private static final String RAW =
            """
            insert into meter_reading (usage_point_id, measured_at, register_wh, source)
            select 3000000 + u, at, row_number() over (partition by u order by at) * 125, 1
            from generate_series(
                     now() - interval '731 days', now(), interval '15 minutes') as at,
                 generate_series(1, ?) as u
            order by at
            """;

    /// As they would have come: all meters in turn, every ten seconds.
    private static final String BACKLOG =
            """
            insert into meter_reading (usage_point_id, measured_at, register_wh, source)
            select 1000000 + u, date_trunc('hour', now()) - interval '2 hours'
                       + i * interval '10 seconds', i * 3, 1
            from generate_series(1, ?) as i, generate_series(1, ?) as u
            """;

    private static final String CHANGES =
            """
            insert into reading_change (usage_point_ids, first_measured_at, last_measured_at)
            select array_agg(1000000 + u), array_agg(at), array_agg(at)
            from generate_series(1, ?) as i
            cross join generate_series(1, ?) as u
            cross join lateral (select date_trunc('hour', now()) - interval '2 hours'
                                           + i * interval '10 seconds') as a (at)
            group by i, u / 10000
            order by i, u / 10000
            """;

    private static final String SLOTS =
            """
            select day, energy_wh, estimated from energy_day
            where usage_point_id = ? and register = 0 and day >= current_date - 731
            order by day
            """;

    private static final String REGISTERS =
            """
            select measured_at, register_wh from meter_reading
            where usage_point_id = ? and register = 0 and measured_at >= now() - interval '731 days'
            order by measured_at
            """;

    /// Reads `--meters` and `--readings`.
    static EnergyBench of(List<String> words) {
        var options = new Options(words);
        return new EnergyBench(
                options.number("--meters", 20_000), options.number("--readings", 50));
    }

    String run() throws IOException, InterruptedException, SQLException {
        try (var stack = FreshStack.start();
                var database = connect(stack.stack())) {
            fill(database);
            // The first round warms up what a running service has warm.
            read(database, SLOTS, USAGE_POINTS);
            var slots = read(database, SLOTS, USAGE_POINTS);
            var raw = read(database, REGISTERS, WITH_READINGS);
            var members = new LinkedHashMap<String, Object>();
            members.put("bench", "energy");
            members.put("days", 731);
            members.put("slots_p50_ms", millis(slots, 50));
            members.put("slots_p99_ms", millis(slots, 99));
            members.put("raw_p50_ms", millis(raw, 50));
            members.put("raw_max_ms", millis(raw, 100));
            rollUp(database, members);
            return Stack.json(members);
        }
    }

    private static Connection connect(Stack stack) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/contaluz".formatted(stack.ports().database());
        return DriverManager.getConnection(url, "contaluz", "contaluz");
    }

    private static void fill(Connection database) throws SQLException {
        execute(database, MONTHS);
        execute(database, DAYS, USAGE_POINTS);
        execute(database, RAW, WITH_READINGS);
        execute(database, "analyze energy_day, meter_reading");
    }

    private static void execute(Connection database, String sql, int... parameters)
            throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setInt(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /// Reads each usage point's two years, and answers the nanoseconds in ascending order.
    private static List<Long> read(Connection database, String sql, int usagePoints)
            throws SQLException {
        var nanos = new Long[usagePoints];
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < usagePoints; i++) {
                statement.setInt(1, FIRST + i);
                long start = System.nanoTime();
                long rows = 0;
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        row.getObject(2);
                        rows++;
                    }
                }
                nanos[i] = System.nanoTime() - start;
                if (rows < 731) {
                    throw new SQLException("only " + rows + " rows of usage point " + (FIRST + i));
                }
            }
        }
        return List.of(nanos).stream().sorted().toList();
    }

    private static double millis(List<Long> nanos, int percent) {
        long at = nanos.get(Math.min(nanos.size() - 1, nanos.size() * percent / 100));
        return Math.round(at / 10_000.0) / 100.0;
    }

    private void rollUp(Connection database, Map<String, Object> members)
            throws SQLException, InterruptedException {
        database.setAutoCommit(false);
        execute(database, BACKLOG, readings, meters);
        execute(database, CHANGES, readings, meters);
        database.commit();
        database.setAutoCommit(true);
        long start = System.nanoTime();
        long rolledUp = (long) meters * readings;
        while (waits(database)) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new SQLException("the energy has not followed within " + LIMIT);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        members.put("meters", meters);
        members.put("readings", rolledUp);
        members.put("seconds", millis / 1000.0);
        members.put("per_s", rolledUp * 1000 / millis);
    }

    private static boolean waits(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select exists (select from reading_change)")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
