package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The closing of a group's cycle, asked for over REST and watched until it is over.
///
/// @param cycle its id
/// @param time from the request to the end
/// @param rssMib billing's memory, in MiB, when a quarter, a half, three quarters and all of the
///   usage points were billed
record Closing(int cycle, long invoices, Duration time, List<Long> rssMib) {

    private static final int QUARTERS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /// Each look counts the invoices, so that many looks would slow down what they look at.
    private static final long LOOK_MILLIS = 2_000;

    /// Opens the cycle and closes it.
    ///
    /// @param end the day after the last
    /// @throws IOException if one usage point of the group is not billed
    static Closing of(Stack stack, String group, LocalDate start, LocalDate end)
            throws IOException, InterruptedException {
        var opened =
                read(
                        stack.post(
                                "/api/v1/ciclos",
                                Stack.json(
                                        Map.of(
                                                "grupo", group,
                                                "inicio", start.toString(),
                                                "fim", end.toString(),
                                                "vencimento", end.plusDays(10).toString(),
                                                "pacote_regras", "demonstracao"))));
        int id = opened.path("id").asInt();
        var begun = Instant.now();
        read(stack.post("/api/v1/ciclos/" + id + "/fechamento", "{}"));
        var memory = new TreeMap<Long, Long>();
        var cycle = look(stack, id, memory);
        while (!cycle.path("estado").asString().equals("fechado")) {
            if (Duration.between(begun, Instant.now()).compareTo(LIMIT) > 0) {
                throw new IOException("not closed within " + LIMIT + ": " + cycle);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            cycle = look(stack, id, memory);
        }
        return ended(cycle, begun, memory);
    }

    /// Notes the memory by how many were billed when it was first seen.
    private static JsonNode look(Stack stack, int id, Map<Long, Long> memory)
            throws IOException, InterruptedException {
        var cycle = read(stack.get("/api/v1/ciclos/" + id));
        memory.putIfAbsent(
                cycle.path("faturas").asLong(), Rss.of(stack.process("billing")).currentMib());
        return cycle;
    }

    private static Closing ended(JsonNode cycle, Instant begun, TreeMap<Long, Long> memory)
            throws IOException {
        long usagePoints = cycle.path("unidades").asLong();
        long invoices = cycle.path("faturas").asLong();
        if (invoices != usagePoints || cycle.path("recusas").asLong() > 0) {
            throw new IOException("not all were billed: " + cycle);
        }
        var at = OffsetDateTime.parse(cycle.path("fechado_em").asString()).toInstant();
        var quarters = new ArrayList<Long>();
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            quarters.add(memory.ceilingEntry(invoices * quarter / QUARTERS).getValue());
        }
        return new Closing(
                cycle.path("id").asInt(), invoices, Duration.between(begun, at), quarters);
    }

    long perSecond() {
        return invoices * 1_000 / Math.max(1, time.toMillis());
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return Stack.json(answer.body());
    }
}
