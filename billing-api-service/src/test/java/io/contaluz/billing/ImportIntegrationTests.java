package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// CSV in and out.
@BillingTest
class ImportIntegrationTests {

    private static final String READINGS = "/api/v1/medicoes/importacao";
    private static final String USAGE_POINTS = "/api/v1/unidades/importacao";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void readingsImportedTwiceAreThereOnce() throws Exception {
        api.csv(USAGE_POINTS, "matricula\nI1\n");
        var csv =
                """
                matricula,data_hora,consumo
                I1,01-10-2026 00:00:00,10
                I1,2026-10-01T04:00:00Z,10.5
                I1,01-10-2026 00:00:00,10
                """;
        assertThat(counts(READINGS, csv)).isEqualTo("3 2 1 0");
        assertThat(counts(READINGS, csv)).isEqualTo("3 0 3 0");
        assertThat(query("select count(*) from meter_reading where source = 2", "I1")).isEqualTo(2);
    }

    @Test
    void anotherValueForATimeIsRejectedAndKeptBeside() throws Exception {
        api.csv(USAGE_POINTS, "matricula\nI2\n");
        var header = "matricula,data_hora,consumo\n";
        counts(READINGS, header + "I2,01-10-2026 00:00:00,10\n");
        var report =
                report(READINGS, header + "I2,01-10-2026 00:00:00,11\nI2,01-10-2026 01:00:00,12\n");
        assertThat(report.path("criadas").asInt()).isEqualTo(1);
        assertThat(report.path("rejeitadas").asInt()).isEqualTo(1);
        assertThat(report.at("/erros/0/linha").asInt()).isEqualTo(2);
        assertThat(report.at("/erros/0/campo").asString()).isEqualTo("consumo");
        assertThat(query("select register_wh from reading_conflict where true", "I2"))
                .isEqualTo(11_000);
        assertThat(query("select min(register_wh) from meter_reading where true", "I2"))
                .isEqualTo(10_000);
    }

    @Test
    void twoValuesForATimeInOneFileAreAConflictToo() throws Exception {
        api.csv(USAGE_POINTS, "matricula\nI3\n");
        var csv =
                """
                matricula,data_hora,consumo
                I3,01-10-2026 00:00:00,10
                I3,01-10-2026 00:00:00,9
                """;
        assertThat(counts(READINGS, csv)).isEqualTo("2 1 0 1");
        assertThat(counts(READINGS, csv)).isEqualTo("2 0 1 1");
        assertThat(query("select register_wh from meter_reading where true", "I3"))
                .isEqualTo(10_000);
    }

    @Test
    void monthsAreMadeAsFarBackAsReadingsMayReach() throws Exception {
        api.csv(USAGE_POINTS, "matricula\nI4\n");
        var csv =
                """
                matricula,data_hora,consumo
                I4,01-01-2023 00:00:00,1
                I4,01-01-1999 00:00:00,1
                I4,01-01-2199 00:00:00,1
                I4,2026-10-01T00:00:00.5Z,2
                """;
        var report = report(READINGS, csv);
        assertThat(report.path("criadas").asInt()).isEqualTo(2);
        assertThat(report.path("erros").findValuesAsString("campo"))
                .containsExactly("data_hora", "data_hora");
    }

    @Test
    void usagePointsTakeTheCustomersOfTheirLines() throws Exception {
        api.csv("/api/v1/clientes/importacao", "username,nome\ni5,Um\ni6,Outro\n");
        var csv =
                """
                matricula,username,fuso
                I5,i5,America/Manaus
                I5,i6,
                I6,,
                I7,nobody,
                I8,i6,Lua/Mar
                """;
        var report = report(USAGE_POINTS, csv);
        assertThat(report.path("criadas").asInt()).isEqualTo(2);
        assertThat(report.path("erros").findValuesAsString("campo"))
                .containsExactly("username", "username", "fuso");
        assertThat(counts(USAGE_POINTS, "matricula,username\nI6,i6\nI5,i5\n")).isEqualTo("2 0 2 0");
        assertThat(api.get("/api/v1/unidades/I6").body())
                .isEqualTo(
                        "{\"matricula\":\"I6\",\"fuso\":\"America/Sao_Paulo\","
                                + "\"username\":\"i6\"}");
        assertThat(api.get("/api/v1/unidades/I5").body())
                .isEqualTo(
                        "{\"matricula\":\"I5\",\"fuso\":\"America/Manaus\",\"username\":\"i5\"}");
    }

    @Test
    void aHistoryComesOutAsItWentInPageByPageOrAtOnce() throws Exception {
        api.csv(USAGE_POINTS, "matricula,fuso\nI9,America/Manaus\n");
        var lines =
                IntStream.range(0, 24)
                        .mapToObj("I9,2026-10-01T%1$02d:00:00-04:00,%1$d\n"::formatted)
                        .collect(Collectors.joining());
        counts(READINGS, "matricula,data_hora,consumo\n" + lines);
        var path = "/api/v1/unidades/I9/medicoes?inicio=2026-10-01&fim=2026-10-02";
        assertThat(api.get(path, "Accept", "text/csv").body())
                .isEqualTo("matricula,data_hora,consumo\n" + lines);
        var first = Api.read(api.get(path + "&limite=20"));
        var second = Api.read(api.get(path + "&cursor=" + first.path("proximo_cursor").asString()));
        assertThat(first.path("itens")).hasSize(20);
        assertThat(second.path("itens").findValuesAsString("consumo"))
                .containsExactly("20", "21", "22", "23");
        assertThat(second.path("proximo_cursor").isNull()).isTrue();
    }

    @Test
    void aMatriculaThatASpreadsheetWouldComputeComesOutAsTextAndGoesInAgain() throws Exception {
        api.csv(USAGE_POINTS, "matricula,fuso\n-1-2,UTC\n");
        counts(READINGS, "matricula,data_hora,consumo\n-1-2,2026-10-01T00:00:00Z,1\n");
        var path = "/api/v1/unidades/-1-2/medicoes?inicio=2026-10-01&fim=2026-10-02";
        var out = api.get(path, "Accept", "text/csv").body();
        assertThat(out)
                .isEqualTo("matricula,data_hora,consumo\n\"'-1-2\",2026-10-01T00:00:00Z,1\n");
        assertThat(counts(READINGS, out)).isEqualTo("1 0 1 0");
    }

    @Test
    void theLatestReadingsOfARunLeaveOutWhatIsNotThere() throws Exception {
        api.csv(USAGE_POINTS, "matricula\n900001\n900003\n0900002\n");
        api.csv(
                READINGS,
                """
                matricula,data_hora,consumo
                900003,2026-09-01T00:00:00Z,7
                900003,2026-10-01T00:00:00Z,8.5
                """);
        var path = "/api/v1/unidades/ultimas-medicoes?primeira=900000&quantidade=4";
        assertThat(api.get(path, "Accept", "text/csv").body())
                .isEqualTo(
                        "matricula,data_hora,consumo\n900001,,\n900003,2026-10-01T00:00:00Z,8.5\n");
    }

    /// Lines, created, existing, rejected.
    private String counts(String path, String csv) throws Exception {
        var report = report(path, csv);
        return "%d %d %d %d"
                .formatted(
                        report.path("linhas").asInt(),
                        report.path("criadas").asInt(),
                        report.path("existentes").asInt(),
                        report.path("rejeitadas").asInt());
    }

    private JsonNode report(String path, String csv) throws Exception {
        var answer = api.csv(path, csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer);
    }

    private long query(String sql, String matricula) {
        return jdbc.sql(
                        sql
                                + " and usage_point_id ="
                                + " (select usage_point_id from usage_point where matricula = ?)")
                .param(matricula)
                .query(Long.class)
                .single();
    }
}
