package io.contaluz.billing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the service over a real socket.
public class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Supplier<String> port;

    public Api(Environment environment) {
        this.port = () -> environment.getRequiredProperty("local.server.port");
    }

    public int port() {
        return Integer.parseInt(port.get());
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    public HttpResponse<String> json(String method, String path, String body) throws Exception {
        var publisher = HttpRequest.BodyPublishers.ofString(body);
        return send(
                HttpRequest.newBuilder().method(method, publisher),
                path,
                "Content-Type",
                "application/json");
    }

    public HttpResponse<String> post(String path, String body) throws Exception {
        return json("POST", path, body);
    }

    public HttpResponse<String> csv(String path, String body) throws Exception {
        var publisher = HttpRequest.BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder().POST(publisher), path, "Content-Type", "text/csv");
    }

    public HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers)
            throws IOException, InterruptedException {
        request.uri(URI.create("http://127.0.0.1:" + port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode read(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
