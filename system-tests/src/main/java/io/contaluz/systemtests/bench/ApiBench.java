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
import java.util.concurrent.TimeUnit;

/// How many requests a second each route answers to 64 clients at once, and how long they wait;
/// beside it, measured in the same run, what pgbench gets by the very statements of that route.
///
/// @param clients how many ask at once
/// @param time of each measurement
record ApiBench(int clients, Duration time) {

    /// Of two clients, which leave the compilers a core: 64 starve them, and what they measure is
    /// how long code takes that is not compiled yet.
    private static final Duration COMPILING = Duration.ofSeconds(30);

    private static final Duration ROUND = Duration.ofSeconds(5);

    /// Rounds of all clients that bring no more requests than one before, until a route is warm.
    private static final int NO_FASTER = 2;

    private static final int MOST_ROUNDS = 12;

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
                    new ApiRoute("alerta_consumo", "/alerta-consumo", "{\"matricula\":\"%1$d\"}"),
                    new ApiRoute("fatura", "/api/v1/faturas/%3$d", ""));

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
            var fleet = ApiFleet.fill(stack);
            var perSecond = new LinkedHashMap<String, Object>();
            var ratios = new LinkedHashMap<String, Object>();
            var halves = new LinkedHashMap<String, Object>();
            var tails = new LinkedHashMap<String, Object>();
            var bareTails = new LinkedHashMap<String, Object>();
            for (var route : ROUTES) {
                warmUp(stack, fleet, route);
                var outcome = load(stack, fleet, route, clients, time);
                var script = stack.data().resolve(route.name() + ".sql");
                Files.writeString(script, script(stack, fleet, route));
                var bare = pgbench.run(script, stack.ports().database(), clients, time);
                perSecond.put(route.name(), outcome.perSecond());
                ratios.put(
                        route.name(),
                        Math.round(outcome.perSecond() * 100.0 / bare.perSecond()) / 100.0);
                halves.put(route.name(), outcome.percentile(50));
                tails.put(route.name(), outcome.percentile(99));
                bareTails.put(route.name(), bare.percentile(99));
            }
            var members = new LinkedHashMap<String, Object>();
            members.put("bench", "api");
            members.put("clients", clients);
            members.put("seconds", time.toSeconds());
            members.put("per_s", perSecond);
            members.put("ratio_to_pgbench", ratios);
            members.put("p50_ms", halves);
            members.put("p99_ms", tails);
            members.put("pgbench_p99_ms", bareTails);
            return Stack.json(members);
        }
    }

    /// How long it takes depends on the machine: compilers wait for a core, too.
    private void warmUp(Stack stack, ApiFleet fleet, ApiRoute route) throws IOException {
        load(stack, fleet, route, 2, COMPILING);
        long best = 0;
        int noFaster = 0;
        for (int round = 0; round < MOST_ROUNDS && noFaster < NO_FASTER; round++) {
            long now = load(stack, fleet, route, clients, ROUND).perSecond();
            noFaster = now > best ? 0 : noFaster + 1;
            best = Math.max(best, now);
        }
    }

    private static Latencies load(
            Stack stack, ApiFleet fleet, ApiRoute route, int clients, Duration duration)
            throws IOException {
        return new HttpLoad(stack.ports().http(), clients, duration)
                .run(random -> fleet.request(route, random));
    }

    /// Has the route asked once, and writes down what it asked the database.
    private static String script(Stack stack, ApiFleet fleet, ApiRoute route)
            throws IOException, InterruptedException, SQLException {
        var log = stack.data().resolve("postgres").resolve("server.log");
        logStatements(stack, "all");
        long from = Files.size(log);
        new HttpLoad(stack.ports().http(), 1, Duration.ofNanos(1))
                .run(random -> fleet.probe(route));
        TimeUnit.MILLISECONDS.sleep(200);
        var sql = RouteSql.read(log, from, "contaluz_billing", fleet.names().keySet());
        logStatements(stack, "none");
        return fleet.variables() + sql.script(fleet.names());
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
}
