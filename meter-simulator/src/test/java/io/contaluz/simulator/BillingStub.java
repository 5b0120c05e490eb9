package io.contaluz.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands in for the billing service: remembers what it is asked, and answers what it is told to.
public final class BillingStub implements AutoCloseable {

    private static final String NO_ERRORS =
            "{\"linhas\":1,\"criadas\":1,\"existentes\":0,\"rejeitadas\":0,\"erros\":[]}";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /// What was asked, in order.
    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// A request.
    public record Asked(String method, String path, String contentType, String body) {}

    private record Answer(int status, String body) {}

    /// Starts on a port of its own.
    public BillingStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        answers("POST", "/api/v1/unidades/importacao", 200, NO_ERRORS);
        answers("POST", "/api/v1/medicoes/importacao", 200, NO_ERRORS);
        answers("POST", "/api/v1/unidades/medidores/importacao", 200, NO_ERRORS);
        answers("GET", "/api/v1/unidades/ultimas-medicoes", 200, "matricula,data_hora,consumo\n");
    }

    /// Tells what to answer from now on.
    public void answers(String method, String path, int status, String body) {
        answers.put(method + " " + path, new Answer(status, body));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What was asked by one method of one path.
    public List<Asked> asked(String method, String path) {
        return asked.stream()
                .filter(one -> one.method().equals(method) && one.path().startsWith(path))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        asked.add(new Asked(exchange.getRequestMethod(), uri.toString(), "" + type, body));
        var answer =
                answers.getOrDefault(
                        exchange.getRequestMethod() + " " + uri.getPath(),
                        new Answer(404, "{\"title\":\"nothing here\"}"));
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
