package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// A closing that breaks off in the middle, after some of its chunks.
@BillingTest
@TestPropertySource(
        properties = {"contaluz.invoicing.closing-chunk=2", "contaluz.invoicing.closing-threads=1"})
class BrokenClosingIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Environment environment;
    @Autowired private CycleClosing closing;

    @Test
    void goesOnAtTheNextStartWhereItBrokeOff() throws Exception {
        var matriculas = IntStream.range(0, 10).mapToObj(number -> "BROKEN" + number).toList();
        var group = new BilledGroup(api, jdbc, "broken");
        for (var matricula : matriculas) {
            group.add(matricula, "convencional");
            group.read(matricula, "2025-06-01", 0);
            group.read(matricula, "2025-07-01", 200);
        }
        int cycle = group.open("2025-06-01", "2025-07-01", "2025-07-15");
        var path = "/api/v1/ciclos/" + cycle;
        List<Long> issuedBefore;
        try (var held = HeldUsagePoint.of(environment, jdbc, "BROKEN6")) {
            assertThat(api.post(path + "/fechamento", "").statusCode()).isEqualTo(202);
            held.awaitWaiting();
            issuedBefore = ids(group, matriculas);
            held.killWaiting();
        }
        assertThat(issuedBefore).hasSize(6);
        closing.stop();
        assertThat(cycle(path).path("estado").asString()).isEqualTo("fechando");
        assertThat(ids(group, matriculas)).isEqualTo(issuedBefore);

        closing.start();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> cycle(path).path("estado").asString().equals("fechado"));
        assertThat(cycle(path).path("faturas").asInt()).isEqualTo(10);
        assertThat(ids(group, matriculas))
                .hasSize(10)
                .startsWith(issuedBefore.toArray(Long[]::new));
    }

    private JsonNode cycle(String path) throws Exception {
        return Api.read(api.get(path));
    }

    private static List<Long> ids(BilledGroup group, List<String> matriculas) throws Exception {
        var ids = new ArrayList<Long>();
        for (var matricula : matriculas) {
            group.invoices(matricula).forEach(invoice -> ids.add(invoice.path("id").asLong()));
        }
        return ids;
    }
}
