package io.contaluz.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.db.testing.PostgresForTests;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.integration.ip.udp.inbound.UnicastReceivingChannelAdapter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/// The whole service: a datagram in, a row or a counter out.
@SpringBootTest(
        properties = {
            "contaluz.udp.port=0",
            "contaluz.udp.warm-up=false",
            "contaluz.spool.limit=0",
            "contaluz.store.quarantine-per-matricula=3",
            "spring.test.metrics.export=true"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(PostgresForTests.class)
class MeterIngestIntegrationTests {

    @Autowired UnicastReceivingChannelAdapter receiver;
    @Autowired Environment environment;
    @LocalServerPort int http;

    private final String matricula = "t-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void theSumsClose() {
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> {
                    assertThat(counts().at("/residual/datagrams").asLong(-1)).isZero();
                    assertThat(counts().at("/residual/readings").asLong(-1)).isZero();
                    assertThat(counts().at("/readings/waiting/buffer").asLong(-1)).isZero();
                });
    }

    @Test
    void aRegisteredMetersReadingIsStored() throws Exception {
        register();
        send(reading("12.5", Instant.now()));
        awaitStored(1);
        assertThat(counts().at("/latency_ms/p99").asDouble()).isPositive();
    }

    @Test
    void theEnergyFollowsTheReadings() throws Exception {
        register();
        send(reading("12.5", Instant.now().minusSeconds(90)));
        send(reading("13.25", Instant.now()));
        awaitStored(2);
        await().untilAsserted(() ->
                assertThat(
                                query(
                                        "select coalesce(sum(wh), 0) from energy_day"
                                                + " cross join unnest(energy_wh) as s (wh)"
                                                + " join usage_point using (usage_point_id)"
                                                + " where matricula = '"
                                                + matricula
                                                + "'"))
                        .isEqualTo(750));
        await().untilAsserted(() -> assertThat(counts().at("/energy/waiting").asLong(-1)).isZero());
        assertThat(counts().at("/energy/lag_s").asLong(-1)).isZero();
        assertThat(counts().at("/energy/failed").asLong(-1)).isZero();
    }

    @Test
    void anUnknownMetersReadingWaitsUntilItsUsagePointIsRegistered() throws Exception {
        send(reading("12.5", Instant.now()));
        await().until(() -> query("select count(*) from quarantined_datagram") == 1);
        assertThat(stored()).isZero();
        register();
        awaitStored(1);
        assertThat(query("select count(*) from quarantined_datagram")).isZero();
    }

    @Test
    void aVoltageIsStoredWithItsReadingEvenIfThatHadToWait() throws Exception {
        send(reading("1", Instant.now().minusSeconds(60)).replace("}", ",\"tensao\":109.5}"));
        await().until(() -> query("select count(*) from quarantined_datagram") == 1);
        register();
        awaitStored(1);
        send(reading("2", Instant.now()).replace("}", ",\"tensao\":126.8}"));
        send(reading("3", Instant.now().plusSeconds(60)));
        awaitStored(3);
        assertThat(
                        query(
                                "select sum(decivolts) * 10 + count(decivolts) from meter_reading"
                                        + " join usage_point using (usage_point_id)"
                                        + " where matricula = '%s'".formatted(matricula)))
                .isEqualTo((1095 + 1268) * 10 + 2);
    }

    @Test
    void aReadingReplayedIsHeldAgainstTheRulesOfTheDayItCame() throws Exception {
        send(reading("1", Instant.now().plus(Duration.ofDays(1))));
        await().until(() -> query("select count(*) from quarantined_datagram") == 1);
        var before = counts().at("/readings/rejected/future").asLong();
        register();
        await().until(() -> counts().at("/readings/rejected/future").asLong() == before + 1);
        assertThat(stored()).isZero();
    }

    @Test
    void aMeterFillsItsOwnPlacesInTheQuarantineAlone() throws Exception {
        var before = counts().at("/readings/dropped/quarantine_full").asLong();
        for (int second = 0; second < 5; second++) {
            send(reading("1", Instant.now().minusSeconds(second)));
        }
        await().until(() ->
                counts().at("/readings/dropped/quarantine_full").asLong() == before + 2);
        register();
        awaitStored(3);
    }

    @Test
    void aRejectedDatagramIsKeptForTheOneWhoAsksWhy() throws Exception {
        send("rubbish");
        await().until(() ->
                query(
                                "select count(*) from rejected_datagram where reason = 'not_json'"
                                        + " and payload = 'rubbish'")
                        == 1);
    }

    @Test
    void emptyAndOverlongDatagramsAreCounted() throws Exception {
        var before = counts();
        send("");
        send(" ".repeat(2049));
        await().until(() -> counted("/datagrams/rejected/empty", before) == 1);
        await().until(() -> counted("/datagrams/rejected/too_long", before) == 1);
    }

    @Test
    void metricsAreThereBeforeTheyCount() {
        var metrics = get("/actuator/prometheus");
        assertThat(metrics)
                .contains("contaluz_datagrams_total{")
                .contains("reason=\"bad_consumo\"")
                .contains("contaluz_readings_total{")
                .contains("contaluz_readings_waiting{")
                .contains("contaluz_datagrams_kernel_dropped_total");
    }

    private long counted(String counter, JsonNode before) {
        return counts().at(counter).asLong() - before.at(counter).asLong();
    }

    private void awaitStored(int readings) {
        await().atMost(Duration.ofSeconds(3)).until(() -> stored() == readings);
    }

    private long stored() throws SQLException {
        return query(
                "select count(*) from meter_reading join usage_point using (usage_point_id)"
                        + " where matricula = '%s'".formatted(matricula));
    }

    /// As billing would.
    private void register() throws SQLException {
        query(
                "with made as (insert into usage_point (matricula) values ('%s') returning 1)"
                                .formatted(matricula)
                        + " select count(*) from made");
    }

    private long query(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                environment.getRequiredProperty("spring.datasource.url"),
                                environment.getRequiredProperty("spring.flyway.user"),
                                environment.getRequiredProperty("spring.flyway.password"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String reading(String consumo, Instant at) {
        var local =
                DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneId.of("America/Sao_Paulo"))
                        .format(at);
        return "{\"matricula\":\"%s\",\"consumo_atual\":%s,\"data_hora\":\"%s\"}"
                .formatted(matricula, consumo, local);
    }

    private void send(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(
                            bytes,
                            bytes.length,
                            InetAddress.getLoopbackAddress(),
                            receiver.getPort()));
        }
    }

    private JsonNode counts() {
        return RestClient.create("http://127.0.0.1:" + http)
                .get()
                .uri("/actuator/contagem")
                .retrieve()
                .body(JsonNode.class);
    }

    private String get(String path) {
        return RestClient.create("http://127.0.0.1:" + http)
                .get()
                .uri(path)
                .retrieve()
                .body(String.class);
    }
}
