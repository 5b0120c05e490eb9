package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.billing.Api;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Usage points that are billed together, over the routes.
public final class BilledGroup {

    private final Api api;
    private final JdbcClient jdbc;
    private final String group;

    public BilledGroup(Api api, JdbcClient jdbc, String group) {
        this.api = api;
        this.jdbc = jdbc;
        this.group = group;
    }

    /// Adds a usage point, which has terms from 2025 on.
    public void add(String matricula, String modality) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
        var terms =
                """
                {"modalidade": "%s", "ligacao": "monofasica", "uf": "SP",
                 "municipio": "Exemplo", "grupo": "%s", "a_partir_de": "2025-01-01"}
                """
                        .formatted(modality, group);
        var path = "/api/v1/unidades/%s/contrato".formatted(matricula);
        assertThat(api.json("PUT", path, terms).statusCode()).isEqualTo(200);
    }

    /// Stores a reading, at midnight of a day in São Paulo.
    public void read(String matricula, String day, long kilowattHours) {
        readAt(jdbc, matricula, day + "T00:00:00-03:00", kilowattHours);
    }

    /// Stores a reading.
    static void readAt(JdbcClient jdbc, String matricula, String time, long kilowattHours) {
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
                .param("register", kilowattHours * 1000)
                .param("matricula", matricula)
                .update();
    }

    /// Opens a cycle.
    ///
    /// @return its id
    public int open(String start, String end, String due) throws Exception {
        var opened =
                api.post(
                        "/api/v1/ciclos",
                        """
                        {"grupo": "%s", "inicio": "%s", "fim": "%s",
                         "vencimento": "%s", "pacote_regras": "demonstracao"}
                        """
                                .formatted(group, start, end, due));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        return Api.read(opened).path("id").asInt();
    }

    /// Closes a cycle, and waits for it.
    public void close(int cycle) throws Exception {
        var path = "/api/v1/ciclos/" + cycle;
        assertThat(api.post(path + "/fechamento", "").statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.read(api.get(path)).path("estado").asString().equals("fechado"));
    }

    /// A cycle of a month that is opened and closed.
    ///
    /// @return its id
    public int bill(String start, String end, String due) throws Exception {
        int cycle = open(start, end, due);
        close(cycle);
        return cycle;
    }

    /// The invoices of a usage point, the latest first.
    public JsonNode invoices(String matricula) throws Exception {
        return Api.read(api.get("/api/v1/unidades/%s/faturas".formatted(matricula))).path("itens");
    }

    /// The id of the latest invoice of a usage point.
    public long latest(String matricula) throws Exception {
        return invoices(matricula).get(0).path("id").asLong();
    }
}
