package io.contaluz.systemtests;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// What ingest tells of itself over HTTP.
public final class Actuator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final HttpClient http;

    /// @param port at which it answers on this machine
    public Actuator(int port, HttpClient http) {
        this.port = port;
        this.http = http;
    }

    /// The counters, whose sums close.
    public Counts counts() throws IOException, InterruptedException {
        return new Counts(Stack.json(get("/actuator/contagem").body()));
    }

    /// A gauge or counter; 0 if there is none of that name.
    public double metric(String name) throws IOException, InterruptedException {
        var answer = get("/actuator/metrics/" + name);
        return answer.statusCode() == 200
                ? Stack.json(answer.body()).at("/measurements/0/value").asDouble()
                : 0;
    }

    /// Whether it says, and in time, that it can do its work.
    public boolean isReady() throws IOException, InterruptedException {
        return answersWell("/actuator/health/readiness");
    }

    /// Whether all of it has started, even if it cannot do its work.
    public boolean hasStarted() throws IOException, InterruptedException {
        try {
            return Stack.json(get("/actuator/health/readiness").body())
                    .at("/components/readinessState/status")
                    .asString()
                    .equals("UP");
        } catch (ConnectException | HttpTimeoutException e) {
            return false;
        }
    }

    /// Whether it says that it need not be started again.
    public boolean isAlive() throws IOException, InterruptedException {
        return answersWell("/actuator/health/liveness");
    }

    private boolean answersWell(String path) throws IOException, InterruptedException {
        try {
            return get(path).statusCode() == 200;
        } catch (ConnectException | HttpTimeoutException e) {
            return false;
        }
    }

    /// Asks anything.
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(PATIENCE)
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
