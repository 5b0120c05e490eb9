package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.billing.Api;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A cycle of June 2025 that is closed, with 200 kWh for each of its usage points: R$ 225.41.
///
/// @param api over which it was made
record BilledCycle(Api api, int id) {

    static BilledCycle of(Api api, JdbcClient jdbc, String group, String due, String... matriculas)
            throws Exception {
        for (var matricula : matriculas) {
            register(api, matricula, group);
            read(jdbc, matricula, "2025-06-01T00:00:00-03:00", 0);
            read(jdbc, matricula, "2025-07-01T00:00:00-03:00", 200_000);
        }
        var opened =
                api.post(
                        "/api/v1/ciclos",
                        """
                        {"grupo": "%s", "inicio": "2025-06-01", "fim": "2025-07-01",
                         "vencimento": "%s", "pacote_regras": "demonstracao"}
                        """
                                .formatted(group, due));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        var cycle = new BilledCycle(api, Api.read(opened).path("id").asInt());
        cycle.close();
        return cycle;
    }

    /// The only invoice of a usage point.
    long invoiceOf(String matricula) throws Exception {
        return invoice(matricula).path("id").asLong();
    }

    JsonNode invoice(String matricula) throws Exception {
        var path = "/api/v1/unidades/%s/faturas".formatted(matricula);
        return Api.read(api.get(path)).at("/itens/0");
    }

    private void close() throws Exception {
        var path = "/api/v1/ciclos/" + id;
        assertThat(api.post(path + "/fechamento", "").statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.read(api.get(path)).path("estado").asString().equals("fechado"));
    }

    private static void register(Api api, String matricula, String group) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
        var terms =
                """
                {"modalidade": "convencional", "ligacao": "monofasica", "uf": "SP",
                 "municipio": "Exemplo", "grupo": "%s", "a_partir_de": "2025-01-01"}
                """
                        .formatted(group);
        var path = "/api/v1/unidades/%s/contrato".formatted(matricula);
        assertThat(api.json("PUT", path, terms).statusCode()).isEqualTo(200);
    }

    private static void read(JdbcClient jdbc, String matricula, String time, long wattHours) {
        jdbc.sql("select ensure_reading_month(cast(:time as timestamptz))")
                .param("time", time)
                .query(row -> {});
        jdbc.sql(
                        """
                        insert into meter_reading (usage_point_id, measured_at, register_wh, source)
                        select usage_point_id, cast(:time as timestamptz), :register, 1
                        from usage_point where matricula = :matricula
                        """)
                .param("time", time)
                .param("register", wattHours)
                .param("matricula", matricula)
                .update();
    }
}
