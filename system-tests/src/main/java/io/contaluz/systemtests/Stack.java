package io.contaluz.systemtests;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stack that runs on ports and a folder of its own, started by `contaluz up`.
public final class Stack implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data;
    private final Ports ports;
    private final Process script;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Actuator ingest;

    private Stack(Path data, Ports ports, Process script) {
        this.data = data;
        this.ports = ports;
        this.script = script;
        this.ingest = new Actuator(ports.ingestHttp(), http);
    }

    /// Starts a stack and waits until it says that it is ready.
    ///
    /// @param data folder for its database, logs and process ids
    /// @param options of `contaluz up`
    public static Stack start(Path data, Ports ports, String... options)
            throws IOException, InterruptedException {
        return start(data, ports, Map.of(), options);
    }

    /// The same, with settings of its services in its environment.
    public static Stack start(
            Path data, Ports ports, Map<String, String> settings, String... options)
            throws IOException, InterruptedException {
        var stack = launch(data, ports, settings, options);
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!stack.output().contains("contaluz: ready")) {
            if (!stack.script.isAlive() || System.nanoTime() > deadline) {
                stack.close();
                throw new IOException("the stack did not start:\n" + stack.output());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return stack;
    }

    /// Starts a stack without waiting for it.
    public static Stack launch(Path data, Ports ports, String... options) throws IOException {
        return launch(data, ports, Map.of(), options);
    }

    private static Stack launch(
            Path data, Ports ports, Map<String, String> settings, String... options)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Home.DIRECTORY.resolve("contaluz").toString());
        command.addAll(List.of("up", "--data", data.toString()));
        command.addAll(List.of(options));
        Files.createDirectories(data);
        return new Stack(data, ports, script(ports, settings, data.resolve("up.out"), command));
    }

    /// Runs the script with a stack's ports in its environment.
    ///
    /// @param output where its standard output and error go
    public static Process script(Ports ports, Path output, List<String> command)
            throws IOException {
        return script(ports, Map.of(), output, command);
    }

    private static Process script(
            Ports ports, Map<String, String> settings, Path output, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        builder.environment().putAll(ports.environment());
        builder.environment().put("CONTALUZ_NO_BUILD", "yes");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectOutput(output.toFile()).start();
    }

    public Ports ports() {
        return ports;
    }

    public Path data() {
        return data;
    }

    /// The process of `contaluz up` itself.
    public Process script() {
        return script;
    }

    /// What `contaluz up` has printed so far.
    public String output() throws IOException {
        return Files.readString(data.resolve("up.out"));
    }

    /// A process of the stack: `database`, `ingest`, `billing` or `simulator`.
    public ProcessHandle process(String name) throws IOException {
        var pid = Files.readString(data.resolve("run", name + ".pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /// The server process of PostgreSQL itself.
    public ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres", "postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    /// Asks billing.
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api(path)));
    }

    /// Posts JSON to billing.
    public HttpResponse<String> post(String path, String json)
            throws IOException, InterruptedException {
        return post(path, "application/json", json);
    }

    /// Posts to billing.
    public HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(api(path))
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Registers usage points by their matriculas.
    public void register(Iterable<String> matriculas) throws IOException, InterruptedException {
        var answer =
                post(
                        "/api/v1/unidades/importacao",
                        "text/csv",
                        "matricula\n" + String.join("\n", matriculas) + "\n");
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    /// Sends one datagram to ingest.
    public void datagram(byte[] payload) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(
                            payload,
                            payload.length,
                            InetAddress.getLoopbackAddress(),
                            ports.udp()));
        }
    }

    /// Sends one datagram of text to ingest.
    public void datagram(String payload) throws IOException {
        datagram(payload.getBytes(StandardCharsets.UTF_8));
    }

    /// What ingest tells of itself.
    public Actuator ingest() {
        return ingest;
    }

    /// The counters of ingest, whose sums close.
    public JsonNode counts() throws IOException, InterruptedException {
        return ingest.counts().json();
    }

    /// The stack's database.
    public Sql sql() {
        return new Sql(ports.database());
    }

    /// The one number that a query answers.
    public long query(String sql) throws SQLException {
        return sql().number(sql);
    }

    /// A run of the simulator against this stack, to be waited for.
    ///
    /// @param output where it prints
    public Process simulate(Path output, String... options) throws IOException {
        return Simulator.start(ports, output, options);
    }

    /// Stops the stack as Ctrl-C would, and waits until it is gone.
    @Override
    public void close() throws IOException {
        script.destroy();
        try {
            if (!script.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the stack does not stop:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI api(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(ports.http(), path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.timeout(Duration.ofSeconds(60)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Reads JSON.
    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /// Writes JSON on one line.
    public static String json(Map<String, Object> members) {
        return JSON.writeValueAsString(members);
    }
}
