package io.contaluz.billing.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody else's program that is told of events: it answers as it is told, and remembers.
final class Receiver implements AutoCloseable {

    /// What came.
    record Got(String body, String signature, String eventId, String attempt) {}

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile int failure = 500;
    private volatile long slownessMillis;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    WebhookUrl url() {
        return new WebhookUrl("http://127.0.0.1:%d/x".formatted(server.getAddress().getPort()));
    }

    Receiver failingWith(int status, int times) {
        failure = status;
        failures.set(times);
        return this;
    }

    Receiver slowBy(long millis) {
        slownessMillis = millis;
        return this;
    }

    List<Got> got() {
        return got;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            got.add(
                    new Got(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8),
                            headers.getFirst(WebhookSignature.HEADER),
                            headers.getFirst("ContaLuz-Evento"),
                            headers.getFirst("ContaLuz-Tentativa")));
            TimeUnit.MILLISECONDS.sleep(slownessMillis);
            int status = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? failure : 204;
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
