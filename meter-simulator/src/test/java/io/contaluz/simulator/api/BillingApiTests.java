package io.contaluz.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.contaluz.simulator.BillingStub;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingApiTests {

    private static final String UNITS = "/api/v1/unidades/importacao";
    private static final String LAST = "/api/v1/unidades/ultimas-medicoes";
    private static final String LEASE = "/api/v1/simulador/faixas/host-1";

    private BillingStub billing;
    private BillingApi api;

    @BeforeEach
    void start() throws IOException {
        billing = new BillingStub();
        api = new BillingApi(billing.address());
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void matriculasAreRegisteredInOneStream() throws Exception {
        api.register(2_000_001, 100_000);
        var asked = billing.asked("POST", UNITS);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().contentType()).isEqualTo("text/csv");
        var lines = asked.getFirst().body().lines().toList();
        assertThat(lines).hasSize(100_001).startsWith("matricula", "2000001").endsWith("2100000");
    }

    @Test
    void aRefusedLineIsAnErrorThatNamesIt() {
        billing.answers(
                "POST",
                UNITS,
                200,
                "{\"linhas\":9,\"rejeitadas\":1,\"erros\":[{\"linha\":3,\"motivo\":\"assim\"}]}");
        assertThatThrownBy(() -> api.register(1, 9))
                .isInstanceOf(BillingException.class)
                .hasMessageContainingAll("refused 1 of 9", "\"linha\":3", "assim");
    }

    @Test
    void lastReadingsAreRead() throws Exception {
        billing.answers(
                "GET",
                LAST,
                200,
                """
                matricula,data_hora,consumo
                2000001,2026-11-22T13:11:12Z,987.654
                2000002,,
                2000003,2026-11-22T10:11:12.123456-03:00,12
                """);
        var read = new ArrayList<String>();
        api.lastReadings(2_000_001, 3, (m, wh, at) -> read.add(m + " " + wh + " " + at));
        assertThat(read)
                .containsExactly(
                        "2000001 987654 " + micros("2026-11-22T13:11:12Z"),
                        "2000003 12000 " + micros("2026-11-22T13:11:12.123456Z"));
        assertThat(billing.asked("GET", LAST).getFirst().path())
                .endsWith("?primeira=2000001&quantidade=3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "2000001,yesterday,1",
                "2000001,2026-11-22T13:11:12Z,many",
                "2000001,2026-11-22T13:11:12Z,1.0001",
                "x,2026-11-22T13:11:12Z,1"
            })
    void aLineThatIsNoLastReadingIsAnError(String line) {
        billing.answers("GET", LAST, 200, "matricula,data_hora,consumo\n" + line + "\n");
        assertThatThrownBy(() -> api.lastReadings(1, 1, (_, _, _) -> {}))
                .isInstanceOf(BillingException.class)
                .hasMessageContaining(line);
    }

    @Test
    void anAnswerOfFailureIsQuoted() {
        billing.answers("GET", LAST, 500, "{\"detail\":\"no\n database\"}");
        assertThatThrownBy(() -> api.lastReadings(1, 1, (_, _, _) -> {}))
                .isInstanceOf(BillingException.class)
                .hasMessage(
                        "billing answered 500 to GET /api/v1/unidades/ultimas-medicoes:"
                                + " {\"detail\":\"no database\"}");
    }

    @Test
    void nobodyThereIsOneLine() {
        var nowhere = new BillingApi(URI.create("http://127.0.0.1:1/"));
        assertThatThrownBy(() -> nowhere.register(1, 1))
                .isInstanceOf(BillingException.class)
                .hasMessageStartingWith("no answer from billing at http://127.0.0.1:1:");
    }

    @Test
    void aLeaseIsAskedForAndRenewedAndGivenBack() throws Exception {
        billing.answers("PUT", LEASE, 200, lease(2_000_051, Instant.now().plusSeconds(1)));
        billing.answers("DELETE", LEASE, 204, "");
        var lease = api.lease("host-1", 50, 2_000_001);
        assertThat(lease.firstMatricula()).isEqualTo(2_000_051);
        var lost = new AtomicBoolean();
        try (var keeper =
                new LeaseKeeper(api, "host-1", lease, Clock.systemUTC(), () -> lost.set(true))) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> billing.asked("PUT", LEASE).size() >= 3);
            assertThat(keeper.isLost()).isFalse();
        }
        assertThat(lost).isFalse();
        assertThat(billing.asked("DELETE", LEASE)).hasSize(1);
        assertThat(bodies())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(body -> body.contains("\"quantidade\":50"));
        assertThat(bodies().getFirst()).contains("\"a_partir_de\":2000001");
    }

    @Test
    void aRenewalThatFailsIsTriedAgainAndARangeThatIsGoneIsTold() throws Exception {
        billing.answers("PUT", LEASE, 200, lease(2_000_001, Instant.now().plusSeconds(1)));
        var lease = api.lease("host-1", 50, 2_000_001);
        billing.answers("PUT", LEASE, 503, "");
        var lost = new AtomicBoolean();
        try (var keeper =
                new LeaseKeeper(api, "host-1", lease, Clock.systemUTC(), () -> lost.set(true))) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> billing.asked("PUT", LEASE).size() >= 3);
            assertThat(keeper.isLost()).isFalse();
            billing.answers("PUT", LEASE, 200, lease(2_000_101, Instant.now().plusSeconds(60)));
            await().atMost(Duration.ofSeconds(20)).untilTrue(lost);
            assertThat(keeper.isLost()).isTrue();
        }
    }

    @Test
    void aHoldersNameIsEscaped() throws Exception {
        billing.answers("DELETE", "/api/v1/simulador/faixas/a b/c", 204, "");
        api.release("a b/c");
        assertThat(billing.asked.getFirst().path()).isEqualTo("/api/v1/simulador/faixas/a%20b%2Fc");
    }

    private List<String> bodies() {
        return Collections.unmodifiableList(
                billing.asked("PUT", LEASE).stream().map(BillingStub.Asked::body).toList());
    }

    private static String lease(long first, Instant expires) {
        return "{\"titular\":\"host-1\",\"primeira_matricula\":\"%d\",\"quantidade\":50,\"expira_em\":\"%s\"}"
                .formatted(first, expires);
    }

    private static long micros(String time) {
        return java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
