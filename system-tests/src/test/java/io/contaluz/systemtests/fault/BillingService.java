package io.contaluz.systemtests.fault;

import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Actuator;
import io.contaluz.systemtests.Home;
import io.contaluz.systemtests.Ports;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Billing beside an [IngestStack], which may be killed, and what it is asked over HTTP.
final class BillingService implements AutoCloseable {

    /// How many usage points it bills in one transaction: few, so that it can be killed between
    /// two.
    static final int CLOSING_CHUNK = 5;

    private static final Duration START = Duration.ofMinutes(4);

    private final URI root;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Actuator actuator;
    private final Service process;

    private BillingService(Ports ports, Service process) {
        root = URI.create("http://127.0.0.1:" + ports.http());
        actuator = new Actuator(ports.http(), http);
        this.process = process;
    }

    /// Starts it on the ports of a stack.
    static BillingService start(Path folder, Ports ports) throws IOException {
        var environment = new HashMap<>(ports.environment());
        environment.put(
                "CONTALUZ_DB_URL",
                "jdbc:postgresql://127.0.0.1:%d/contaluz".formatted(ports.database()));
        environment.put("CONTALUZ_INVOICING_CLOSINGCHUNK", Integer.toString(CLOSING_CHUNK));
        var command = new ArrayList<String>();
        command.add(Home.java());
        command.addAll(Home.jvmOptions("billing"));
        command.addAll(List.of("-jar", Home.jar("billing-api-service").toString()));
        var process = new Service(folder.resolve("billing.log"), environment, command);
        var billing = new BillingService(ports, process);
        billing.awaitReady();
        return billing;
    }

    /// Ends it as `kill -9` does, and starts it again.
    void killAndStart() throws IOException {
        process.kill();
        process.start();
        awaitReady();
    }

    private void awaitReady() {
        await().atMost(START).until(actuator::isReady);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    /// Sends JSON.
    ///
    /// @param method as `PUT`
    JsonNode send(String method, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(root.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(Stack.json(body))));
    }

    /// Imports lines of CSV, all of which have to be taken.
    void importAll(String path, List<String> lines) throws IOException, InterruptedException {
        var report =
                send(
                        HttpRequest.newBuilder(root.resolve(path))
                                .header("Content-Type", "text/csv")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                String.join("\n", lines) + "\n")));
        if (!report.path("erros").isEmpty()) {
            throw new IOException(path + " refuses " + report);
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer =
                http.send(
                        request.timeout(Duration.ofSeconds(60)).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return Stack.json(answer.body());
    }

    @Override
    public void close() {
        process.close();
    }
}
