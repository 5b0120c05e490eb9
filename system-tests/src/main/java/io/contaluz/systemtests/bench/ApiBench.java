package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// How many requests a second each route answers to 64 clients at once, and how long they wait;
/// beside it, measured in the same run, what pgbench gets by the very statements of that route.
///
/// @param clients how many ask at once
/// @param time of each measurement
record ApiBench(int clients, Duration time) {

    private static final int USAGE_POINTS = 10_000;
    private static final int DAYS = 40;
    private static final long MATRICULAS = 3_000_000;
    private static final long USERNAMES = 5_000_000;
    private static final int PROBED = 42;
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private static final List<ApiRoute> ROUTES =
            List.of(
                    new ApiRoute(
                            "validacao_usuario",
                            "/validacao-usuario",
                            "{\"username\":\"%2$d\",\"matricula\":\"%1$d\"}"),
                    new ApiRoute(
                            "ultima_medicao",
                            "/medicoes/ultima-medicao",
                            "{\"matricula\":\"%1$d\"}"),
                    new ApiRoute("gerar_fatura", "/gerar-fatura", "{\"matricula\":\"%1$d\"}"),
                    new ApiRoute("alerta_consumo", "/alerta-consumo", "{\"matricula\":\"%1$d\"}"));

    private static final List<String> FILL =
            List.of(
                    """
                    select ensure_reading_month(at) from generate_series(
                        now() - interval '3 months', now(), interval '1 month') as at
                    """,
                    """
                    insert into usage_point (matricula)
                    select (%d + n)::text from generate_series(1, %d) n order by n
                    """
                            .formatted(MATRICULAS, USAGE_POINTS),
                    """
                    insert into customer (username, name)
                    select (%d + n)::text, 'Cliente ' || n from generate_series(1, %d) n order by n
                    """
                            .formatted(USERNAMES, USAGE_POINTS),
                    """
                    insert into customer_agreement (customer_id, usage_point_id, valid_from)
                    select c.customer_id, p.usage_point_id, current_date - 100
                    from usage_point p join customer c
                        on c.username = (p.matricula::bigint + %d)::text
                    where p.matricula ~ '^3[0-9]{6}$'
                    """
                            .formatted(USERNAMES - MATRICULAS),
                    """
                    insert into meter_reading (usage_point_id, measured_at, register_wh, source)
                    select p.usage_point_id, date_trunc('hour', now()) - day * interval '1 day',
                        (1000 - day) * 10000::bigint, 1
                    from usage_point p, generate_series(1, %d) day
                    where p.matricula ~ '^3[0-9]{6}$' order by day desc
                    """
                            .formatted(DAYS),
                    "analyze");

    /// Reads `--clients` and `--seconds`.
    static ApiBench of(List<String> words) {
        var options = new Options(words);
        return new ApiBench(
                options.number("--clients", 64),
                Duration.ofSeconds(options.number("--seconds", 10)));
    }

    String run() throws IOException, InterruptedException, SQLException {
        var pgbench = PgBench.find();
        var settings =
                Map.of("CONTALUZ_WEB_REQUESTSPERSECOND", "0", "CONTALUZ_ALERTING_EVERY", "0");
        try (var fresh = FreshStack.start(settings)) {
            var stack = fresh.stack();
            fill(stack);
            var perSecond = new LinkedHashMap<String, Object>();
            var ratios = new LinkedHashMap<String, Object>();
            var halves = new LinkedHashMap<String, Object>();
            var tails = new LinkedHashMap<String, Object>();
            for (var route : ROUTES) {
                load(stack, route, WARM_UP);
                var outcome = load(stack, route, time);
                var script = stack.data().resolve(route.name() + ".sql");
                Files.writeString(script, script(stack, route));
                long bare = pgbench.perSecond(script, stack.ports().database(), clients, time);
                perSecond.put(route.name(), outcome.perSecond());
                ratios.put(route.name(), Math.round(outcome.perSecond() * 100.0 / bare) / 100.0);
                halves.put(route.name(), outcome.percentile(50));
                tails.put(route.name(), outcome.percentile(99));
            }
            var members = new LinkedHashMap<String, Object>();
            members.put("bench", "api");
            members.put("clients", clients);
            members.put("seconds", time.toSeconds());
            members.put("per_s", perSecond);
            members.put("ratio_to_pgbench", ratios);
            members.put("p50_ms", halves);
            members.put("p99_ms", tails);
            return Stack.json(members);
        }
    }

    private static void fill(Stack stack) throws SQLException {
        for (var statement : FILL) {
            stack.sql().execute(statement);
        }
    }

    private HttpLoad.Outcome load(Stack stack, ApiRoute route, Duration duration)
            throws IOException, InterruptedException {
        return new HttpLoad(stack.ports().http(), clients, duration)
                .run(random -> request(route, random));
    }

    private static byte[] request(ApiRoute route, Random random) {
        int n = 1 + random.nextInt(USAGE_POINTS);
        return route.request(MATRICULAS + n, USERNAMES + n);
    }

    /// Has the route asked once, and writes down what it asked the database.
    private static String script(Stack stack, ApiRoute route)
            throws IOException, InterruptedException, SQLException {
        var log = stack.data().resolve("postgres").resolve("server.log");
        logStatements(stack, "all");
        long from = Files.size(log);
        new HttpLoad(stack.ports().http(), 1, Duration.ofNanos(1))
                .run(random -> route.request(MATRICULAS + PROBED, USERNAMES + PROBED));
        TimeUnit.MILLISECONDS.sleep(200);
        var sql = RouteSql.read(log, from, "contaluz_billing");
        logStatements(stack, "none");
        return variables(stack) + sql.script(names(stack));
    }

    /// By the server's own file, since the schema's owner may not change that.
    private static void logStatements(Stack stack, String which)
            throws IOException, InterruptedException {
        Files.writeString(
                stack.data().resolve("postgres").resolve("postgresql.conf"),
                "\nlog_statement = '%s'\nlog_line_prefix = '%%u '\n".formatted(which),
                StandardOpenOption.APPEND);
        new ProcessBuilder("kill", "-HUP", Long.toString(stack.postmaster().pid()))
                .start()
                .waitFor();
        TimeUnit.MILLISECONDS.sleep(500);
    }

    private static String variables(Stack stack) throws SQLException {
        return """
        \\set n random(1, %d)
        \\set matricula %d + :n
        \\set username %d + :n
        \\set usage_point_id %d + :n
        \\set customer_id %d + :n
        """
                .formatted(
                        USAGE_POINTS,
                        MATRICULAS,
                        USERNAMES,
                        usagePointId(stack) - PROBED,
                        customerId(stack) - PROBED);
    }

    private static Map<String, String> names(Stack stack) throws SQLException {
        return Map.of(
                "'" + (MATRICULAS + PROBED) + "'", ":matricula",
                "'" + (USERNAMES + PROBED) + "'", ":username",
                "'" + usagePointId(stack) + "'", ":usage_point_id",
                "'" + customerId(stack) + "'", ":customer_id");
    }

    private static long usagePointId(Stack stack) throws SQLException {
        return stack.query(
                "select usage_point_id from usage_point where matricula = '%d'"
                        .formatted(MATRICULAS + PROBED));
    }

    private static long customerId(Stack stack) throws SQLException {
        return stack.query(
                "select customer_id from customer where username = '%d'"
                        .formatted(USERNAMES + PROBED));
    }
}
