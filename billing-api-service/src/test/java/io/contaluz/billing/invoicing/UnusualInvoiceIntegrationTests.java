package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What somebody ought to look at before a cycle is closed, over the routes.
@BillingTest
class UnusualInvoiceIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void draftsFarFromTheirHistoryAreListedPageByPage() throws Exception {
        var group = new BilledGroup(api, jdbc, "incomum");
        for (var matricula : new String[] {"UI1", "UI2", "UI3", "UI4"}) {
            group.add(matricula, "convencional");
        }
        for (var matricula : new String[] {"UI1", "UI2", "UI3"}) {
            group.read(matricula, "2025-04-01", 0);
            group.read(matricula, "2025-05-01", 100);
            group.read(matricula, "2025-06-01", 200);
        }
        group.bill("2025-04-01", "2025-05-01", "2025-12-15");
        group.bill("2025-05-01", "2025-06-01", "2025-12-15");
        group.read("UI1", "2025-07-01", 500);
        group.read("UI2", "2025-07-01", 499);
        group.read("UI3", "2025-07-01", 210);
        group.read("UI4", "2025-06-01", 0);
        group.read("UI4", "2025-07-01", 9_000);
        int june = group.open("2025-06-01", "2025-07-01", "2025-12-15");
        api.post("/api/v1/ciclos/%d/rascunhos".formatted(june), "");
        await().atMost(Duration.ofSeconds(30)).until(() -> draftsOf(june) == 4);

        var first = unusual(june, "?limite=1");
        var second = unusual(june, "?limite=1&cursor=" + first.path("proximo_cursor").asString());

        assertThat(first.path("itens")).hasSize(1);
        assertUnusual(first.path("itens").get(0), "UI1", 300, "alta");
        assertThat(second.path("itens")).hasSize(1);
        assertUnusual(second.path("itens").get(0), "UI3", 10, "baixa");
        assertThat(second.path("proximo_cursor").isNull()).isTrue();
    }

    @Test
    void aCycleThatIsNotThereIsNotFound() throws Exception {
        assertThat(api.get("/api/v1/ciclos/0/conferencia").statusCode()).isEqualTo(404);
    }

    private int draftsOf(int cycle) throws Exception {
        return Api.read(api.get("/api/v1/ciclos/" + cycle)).path("rascunhos").asInt();
    }

    private JsonNode unusual(int cycle, String page) throws Exception {
        var answer = api.get("/api/v1/ciclos/%d/conferencia%s".formatted(cycle, page));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer);
    }

    private static void assertUnusual(JsonNode its, String matricula, int consumed, String flag) {
        assertThat(its.path("matricula").asString()).isEqualTo(matricula);
        assertThat(its.path("estado").asString()).isEqualTo("rascunho");
        assertThat(its.path("consumo_kwh").asInt()).isEqualTo(consumed);
        assertThat(its.path("media_kwh").asInt()).isEqualTo(100);
        assertThat(its.path("sinais").valueStream().map(JsonNode::asString)).containsExactly(flag);
    }
}
