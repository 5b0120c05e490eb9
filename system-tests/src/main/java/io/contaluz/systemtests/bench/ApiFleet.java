package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Sql;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The usage points that routes are asked about, each with a customer, 40 readings and an invoice.
/// Their ids follow one another, as their matriculas do, and no two kinds of ids meet: so that in a
/// statement they can be told apart.
///
/// @param usagePoints the id before the first's
/// @param customers the id before the first's
/// @param invoices the id before the first's
record ApiFleet(long usagePoints, long customers, long invoices) {

    private static final int SIZE = 10_000;
    private static final int DAYS = 40;
    private static final long MATRICULAS = 3_000_000;
    private static final long USERNAMES = 5_000_000;
    private static final int PROBED = 42;
    private static final String GROUP = "api";

    private static final List<String> FILL =
            List.of(
                    """
                    select ensure_reading_month(at) from generate_series(
                        now() - interval '3 months', now(), interval '1 month') as at
                    """,
                    """
                    select setval(pg_get_serial_sequence('usage_point', 'usage_point_id'), 1000000),
                        setval(pg_get_serial_sequence('customer', 'customer_id'), 2000000),
                        setval(pg_get_serial_sequence('invoice', 'invoice_id'), 4000000)
                    """,
                    """
                    insert into usage_point (matricula)
                    select (%d + n)::text from generate_series(1, %d) n order by n
                    """
                            .formatted(MATRICULAS, SIZE),
                    """
                    insert into customer (username, name)
                    select (%d + n)::text, 'Cliente ' || n from generate_series(1, %d) n order by n
                    """
                            .formatted(USERNAMES, SIZE),
                    """
                    insert into customer_agreement (customer_id, usage_point_id, valid_from)
                    select c.customer_id, p.usage_point_id, current_date - 100
                    from usage_point p join customer c
                        on c.username = (p.matricula::bigint + %d)::text
                    where p.matricula ~ '^3[0-9]{6}$'
                    """
                            .formatted(USERNAMES - MATRICULAS),
                    """
                    insert into supply_terms (usage_point_id, valid_from, modality, connection,
                        state, municipality, cycle_group)
                    select usage_point_id, current_date - 100, 'conventional', 'single_phase', 'SP',
                        'Exemplo', '%s'
                    from usage_point where matricula ~ '^3[0-9]{6}$'
                    """
                            .formatted(GROUP),
                    """
                    insert into meter_reading (usage_point_id, measured_at, register_wh, source)
                    select p.usage_point_id, date_trunc('hour', now()) - day * interval '1 day',
                        (1000 - day) * 10000::bigint, 1
                    from usage_point p, generate_series(1, %d) day
                    where p.matricula ~ '^3[0-9]{6}$' order by day desc
                    """
                            .formatted(DAYS),
                    // Ingest would have rolled up what it had received.
                    """
                    insert into energy_progress (usage_point_id, good_at, good_wh, seen_at,
                        open_wh, open_estimated)
                    select r.usage_point_id, max(measured_at), max(register_wh), max(measured_at),
                        0, false
                    from meter_reading r join usage_point p using (usage_point_id)
                    where p.matricula ~ '^3[0-9]{6}$' group by r.usage_point_id
                    """);

    /// Fills a stack that has none yet, and closes their cycle.
    static ApiFleet fill(Stack stack) throws IOException, InterruptedException, SQLException {
        var sql = stack.sql();
        for (var statement : FILL) {
            sql.execute(statement);
        }
        var end = LocalDate.now(ZoneId.of("America/Sao_Paulo")).minusDays(3);
        Closing.of(stack, GROUP, end.minusDays(30), end);
        sql.execute("vacuum analyze");
        return new ApiFleet(
                before(sql, "usage_point_id", "usage_point where matricula ~ '^3[0-9]{6}$'"),
                before(sql, "customer_id", "customer where username ~ '^5[0-9]{6}$'"),
                before(sql, "invoice_id", "invoice"));
    }

    private static long before(Sql sql, String id, String table) throws SQLException {
        long first = sql.number("select min(%s) from %s".formatted(id, table));
        long last = sql.number("select max(%s) from %s".formatted(id, table));
        if (last - first != SIZE - 1) {
            throw new SQLException("%s from %d to %d".formatted(id, first, last));
        }
        return first - 1;
    }

    /// Asks a route about any of them. All is written before: what a load does meanwhile, it takes
    /// from what it measures.
    HttpLoad.Requests requests(ApiRoute route) {
        var all = new byte[SIZE][];
        Arrays.setAll(all, at -> request(route, 1 + at));
        return random -> all[random.nextInt(SIZE)];
    }

    /// Asks a route about one that is always the same.
    byte[] probe(ApiRoute route) {
        return request(route, PROBED);
    }

    private byte[] request(ApiRoute route, int n) {
        return route.request(MATRICULAS + n, USERNAMES + n, invoices + n);
    }

    /// For pgbench: what asks about any of them.
    String variables() {
        return """
        \\set n random(1, %d)
        \\set matricula %d + :n
        \\set username %d + :n
        \\set usage_point_id %d + :n
        \\set customer_id %d + :n
        \\set invoice_id %d + :n
        """
                .formatted(SIZE, MATRICULAS, USERNAMES, usagePoints, customers, invoices);
    }

    /// Which of the variables stands for which value of the one that is always the same.
    Map<String, String> names() {
        return Map.of(
                quoted(MATRICULAS), ":matricula",
                quoted(USERNAMES), ":username",
                quoted(usagePoints), ":usage_point_id",
                quoted(customers), ":customer_id",
                quoted(invoices), ":invoice_id");
    }

    private static String quoted(long before) {
        return "'" + (before + PROBED) + "'";
    }
}
