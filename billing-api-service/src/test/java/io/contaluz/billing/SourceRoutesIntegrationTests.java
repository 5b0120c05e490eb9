package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The source's four routes over readings that were imported.
@BillingTest
class SourceRoutesIntegrationTests {

    private static final String HEADER = "matricula,data_hora,consumo\n";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void theFourRoutesAnswerFromAnImportedHistory() throws Exception {
        register("S1");
        history("S1", "10", "10.4", "10.9", "11.35", "12.55");
        assertThat(api.post("/medicoes/ultima-medicao", "{\"matricula\":\"S1\"}").body())
                .isEqualTo("{\"data_hora\":\"01-10-2026 04:00:00\",\"consumo\":12.55}");
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S1\"}").body())
                .isEqualTo("{\"consumo\":1.2,\"valor_pagamento\":0.87}");
        assertThat(api.post("/alerta-consumo", "{\"matricula\":\"S1\"}").body())
                .isEqualTo("{\"excesso_consumo\":0.75}");
    }

    @Test
    void eachWantsItsOwnNumberOfReadings() throws Exception {
        register("S2");
        assertThat(status("/medicoes/ultima-medicao", "S2")).isEqualTo(404);
        history("S2", "1");
        assertThat(status("/medicoes/ultima-medicao", "S2")).isEqualTo(200);
        assertThat(status("/gerar-fatura", "S2")).isEqualTo(404);
        history("S2", "1", "2", "3", "4");
        assertThat(status("/gerar-fatura", "S2")).isEqualTo(200);
        assertThat(status("/alerta-consumo", "S2")).isEqualTo(404);
        history("S2", "1", "2", "3", "4", "5");
        assertThat(api.post("/alerta-consumo", "{\"matricula\":\"S2\"}").body())
                .isEqualTo("\"Sem consumo excessivo\"");
        assertThat(status("/gerar-fatura", "nobody")).isEqualTo(404);
    }

    @Test
    void aRegisterThatFellIsAConflictOnlyWhereItCounts() throws Exception {
        register("S3");
        history("S3", "5", "4", "6", "7", "8");
        assertThat(status("/gerar-fatura", "S3")).isEqualTo(200);
        var alert = api.post("/alerta-consumo", "{\"matricula\":\"S3\"}");
        assertThat(alert.statusCode()).isEqualTo(409);
        assertThat(Api.read(alert).path("detail").asString())
                .contains("5 kWh (01-10-2026 00:00:00)", "4 kWh (01-10-2026 01:00:00)");
    }

    @Test
    void anAgreementHoldsFromTodayWhereTheUsagePointIs() throws Exception {
        api.post("/api/v1/clientes", "{\"username\":\"s4\",\"nome\":\"S\"}");
        api.post(
                "/api/v1/unidades",
                "{\"matricula\":\"S4\",\"username\":\"s4\",\"fuso\":\"Pacific/Kiritimati\"}");
        assertThat(validation("s4", "S4")).isEqualTo("\"Usuário cadastrado\"");
        assertThat(validation("s4", "S1")).isEqualTo("\"Usuário não cadastrado\"");
        // The database lets contaluz_billing end an agreement, but delete none.
        jdbc.sql(
                        """
                        update customer_agreement
                        set valid_from = valid_from - 2, valid_to = valid_from
                        where usage_point_id =
                            (select usage_point_id from usage_point where matricula = 'S4')
                        """)
                .update();
        assertThat(validation("s4", "S4")).isEqualTo("\"Usuário não cadastrado\"");
        assertThat(api.get("/api/v1/unidades/S4").body()).doesNotContain("username");
    }

    private String validation(String username, String matricula) throws Exception {
        var body = "{\"username\":\"%s\",\"matricula\":\"%s\"}".formatted(username, matricula);
        return api.post("/validacao-usuario", body).body();
    }

    private int status(String path, String matricula) throws Exception {
        return api.post(path, "{\"matricula\":\"%s\"}".formatted(matricula)).statusCode();
    }

    private void register(String matricula) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
    }

    private void history(String matricula, String... registers) throws Exception {
        var csv = new StringBuilder(HEADER);
        for (int hour = 0; hour < registers.length; hour++) {
            csv.append("%s,01-10-2026 %02d:00:00,%s%n".formatted(matricula, hour, registers[hour]));
        }
        var report = Api.read(api.csv("/api/v1/medicoes/importacao", csv.toString()));
        assertThat(report.path("rejeitadas").asInt()).isZero();
    }
}
