package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Actuator;
import io.contaluz.systemtests.Home;
import io.contaluz.systemtests.Ports;
import io.contaluz.systemtests.Simulator;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/// Ingest and its database, without billing and without a script that would take an end of one of
/// them for a defect.
final class IngestStack implements AutoCloseable {

    /// What the service may have of memory, in MiB.
    static final long MOST_MIB = 600;

    private static final Duration START = Duration.ofMinutes(4);
    private static final long FIRST_MATRICULA = 2_000_001;

    private final Path folder;
    private final Ports ports;
    private final Database database;
    private final Service ingest;
    private final Actuator actuator;

    private IngestStack(Path folder, Ports ports, Database database, Service ingest) {
        this.folder = folder;
        this.ports = ports;
        this.database = database;
        this.ingest = ingest;
        this.actuator = new Actuator(ports.ingestHttp(), HttpClient.newHttpClient());
    }

    /// Starts both with data in a folder.
    ///
    /// @param meters registered, from matricula 2000001 on
    /// @param settings of ingest, as its environment
    static IngestStack start(Path folder, int meters, Map<String, String> settings)
            throws IOException, SQLException {
        var ports = Ports.free();
        var database = Database.start(folder, ports.database());
        var environment = new HashMap<>(ports.environment());
        environment.put(
                "CONTALUZ_DB_URL",
                "jdbc:postgresql://127.0.0.1:%d/contaluz".formatted(ports.database()));
        environment.put("CONTALUZ_SPOOL_DIRECTORY", folder.resolve("spool").toString());
        environment.putAll(settings);
        var command = new ArrayList<String>();
        command.add(Home.java());
        command.addAll(Home.jvmOptions("ingest"));
        command.addAll(List.of("-jar", Home.jar("meter-ingest-service").toString()));
        var ingest = new Service(folder.resolve("ingest.log"), environment, command);
        var stack = new IngestStack(folder, ports, database, ingest);
        try {
            stack.awaitReady();
            stack.register(meters);
            return stack;
        } catch (ConditionTimeoutException | SQLException e) {
            stack.close();
            throw e;
        }
    }

    Ports ports() {
        return ports;
    }

    Database database() {
        return database;
    }

    Service ingest() {
        return ingest;
    }

    Actuator actuator() {
        return actuator;
    }

    /// Where readings arrive.
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.udp());
    }

    /// Sends one datagram.
    void send(String datagram) throws IOException {
        try (var channel = DatagramChannel.open()) {
            channel.send(ByteBuffer.wrap(datagram.getBytes(StandardCharsets.UTF_8)), address());
        }
    }

    /// The matriculas of the first meters, but for some.
    static List<String> matriculas(int skipped, int count) {
        return LongStream.range(0, count)
                .mapToObj(meter -> Long.toString(FIRST_MATRICULA + skipped + meter))
                .toList();
    }

    /// Waits until ingest takes readings.
    void awaitReady() {
        await().atMost(START).until(actuator::isReady);
    }

    /// A load of plain readings by the first meters, as fast as is asked.
    Process simulate(int meters, int rate, String... options) throws IOException {
        return simulateTo(ports.udp(), meters, rate, options);
    }

    /// The same to another port, behind which ingest is.
    Process simulateTo(int port, int meters, int rate, String... options) throws IOException {
        var all = new ArrayList<>(List.of("--no-resume", "--meters=" + meters, "--rate=" + rate));
        all.add("--report=" + folder.resolve("report.json"));
        all.addAll(List.of(options));
        return Simulator.start(
                new Ports(ports.http(), ports.ingestHttp(), port, ports.database()),
                folder.resolve("simulator.out"),
                all.toArray(String[]::new));
    }

    /// What the last load tells of itself, once it has ended.
    JsonNode report() throws IOException {
        return Stack.json(Files.readString(folder.resolve("report.json")));
    }

    /// Readings in the table.
    long stored() throws SQLException {
        return database.sql().number("select count(*) from meter_reading");
    }

    /// All that was sent is in the table or counted, and nothing is anywhere twice.
    ///
    /// @param sent datagrams of one reading, since ingest was started and the table was empty
    void everyReadingIsStoredOrCounted(long sent) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    var counts = actuator.counts();
                    var stored = stored();
                    assertThat(counts.waiting()).as("%s", counts).isZero();
                    assertThat(counts.stored()).as("%s", counts).isEqualTo(stored);
                    assertThat(stored + counts.unstored()).as("%s", counts).isEqualTo(sent);
                    assertThat(counts.close()).as("%s", counts).isTrue();
                });
    }

    private void register(int meters) throws SQLException {
        database.sql()
                .execute(
                        "insert into usage_point (matricula) select %d + generate_series(0, %d - 1)"
                                .formatted(FIRST_MATRICULA, meters));
        awaitKnown(meters);
    }

    /// Waits until ingest knows so many usage points: what comes earlier waits in the quarantine.
    void awaitKnown(int usagePoints) {
        await().atMost(START)
                .until(() ->
                        actuator.get("/actuator/metrics/contaluz.usage.points.known")
                                .body()
                                .contains("\"value\":%d.0".formatted(usagePoints)));
    }

    @Override
    public void close() {
        try (database) {
            ingest.close();
        }
    }
}
