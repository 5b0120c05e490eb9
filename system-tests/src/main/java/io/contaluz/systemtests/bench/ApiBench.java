package io.contaluz.systemtests.bench;

import static java.util.Comparator.comparingDouble;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// How many requests a second each route answers to 64 clients at once, and how long they wait;
/// beside it, measured in the same run, what pgbench gets by the very statements of that route.
///
/// @param clients how many ask at once
/// @param time of each measurement
/// @param rounds of all routes, each by service and database, whose medians count; so that a time
///   in which the machine is slow is the same to all
record ApiBench(int clients, Duration time, int rounds) {

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

    /// Reads `--clients`, `--seconds` and `--rounds`.
    static ApiBench of(List<String> words) {
        var options = new Options(words);
        return new ApiBench(
                options.number("--clients", 64),
                Duration.ofSeconds(options.number("--seconds", 10)),
                options.number("--rounds", 3));
    }

    String run() throws IOException, InterruptedException, SQLException {
        var pgbench = PgBench.find();
        var settings =
                Map.of("CONTALUZ_WEB_REQUESTSPERSECOND", "0", "CONTALUZ_ALERTING_EVERY", "0");
        try (var fresh = FreshStack.start(settings)) {
            var stack = fresh.stack();
            var fleet = ApiFleet.fill(stack);
            var scripts = new LinkedHashMap<ApiRoute, Path>();
            for (var route : ROUTES) {
                warmUp(stack, fleet, route);
                scripts.put(route, script(stack, fleet, route));
            }
            var all = new LinkedHashMap<String, List<Round>>();
            for (int round = 0; round < rounds; round++) {
                for (var asked : scripts.entrySet()) {
                    var route = asked.getKey();
                    var service = load(stack, fleet, route, clients, time);
                    var database =
                            pgbench.run(asked.getValue(), stack.ports().database(), clients, time);
                    all.computeIfAbsent(route.name(), name -> new ArrayList<>())
                            .add(new Round(service, database));
                }
            }
            var members = new LinkedHashMap<String, Object>();
            members.put("bench", "api");
            members.put("clients", clients);
            members.put("seconds", time.toSeconds());
            members.put("rounds", rounds);
            members.put("per_s", medians(all, round -> round.service().perSecond()));
            members.put("ratio_to_pgbench", medians(all, Round::ratio));
            members.put("p50_ms", medians(all, round -> round.service().percentile(50)));
            members.put("p99_ms", medians(all, round -> round.service().percentile(99)));
            members.put("pgbench_p99_ms", medians(all, round -> round.database().percentile(99)));
            return Stack.json(members);
        }
    }

    private record Round(Latencies service, Latencies database) {

        double ratio() {
            return Math.round(100.0 * service.perSecond() / database.perSecond()) / 100.0;
        }
    }

    private static <T extends Number> Map<String, T> medians(
            Map<String, List<Round>> all, Function<Round, T> value) {
        var medians = new LinkedHashMap<String, T>();
        all.forEach((route, rounds) -> {
            var values =
                    rounds.stream()
                            .map(value)
                            .sorted(comparingDouble(Number::doubleValue))
                            .toList();
            medians.put(route, values.get(values.size() / 2));
        });
        return medians;
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
        return new HttpLoad(stack.ports().http(), clients, duration).run(fleet.requests(route));
    }

    /// Has the route asked once, and writes down what it asked the database.
    private static Path script(Stack stack, ApiFleet fleet, ApiRoute route)
            throws IOException, InterruptedException, SQLException {
        var log = stack.data().resolve("postgres").resolve("server.log");
        logStatements(stack, "all");
        long from = Files.size(log);
        new HttpLoad(stack.ports().http(), 1, Duration.ofNanos(1))
                .run(random -> fleet.probe(route));
        TimeUnit.MILLISECONDS.sleep(200);
        var sql = RouteSql.read(log, from, "contaluz_billing", fleet.names().keySet());
        logStatements(stack, "none");
        var script = stack.data().resolve(route.name() + ".sql");
        return Files.writeString(script, fleet.variables() + sql.script(fleet.names()));
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
