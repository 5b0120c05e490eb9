package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Meters: what they sign with, whether they must, where they stay.
@BillingTest
class MeterIntegrationTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String STAYS =
            "matricula,numero_serie,instalado_em,registro_inicial,retirado_em,registro_final\n";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void aKeyIsSealedReplacedAndRevokedAndEachIsAChangeOfTheUsagePoint() throws Exception {
        register("M1");
        var before = changedAt("M1");
        assertThat(putKey("M1", "a", KEY)).isEqualTo(204);
        var first = sealed("M1", "a");
        assertThat(first).hasSize(1 + 12 + 32 + 16);
        var put = changedAt("M1");
        assertThat(putKey("M1", "a", KEY)).isEqualTo(204);
        assertThat(sealed("M1", "a")).isNotEqualTo(first);
        var replaced = changedAt("M1");
        assertThat(api.json("DELETE", "/api/v1/unidades/M1/chaves/a", "").statusCode())
                .isEqualTo(204);
        var revoked = changedAt("M1");
        assertThat(api.json("DELETE", "/api/v1/unidades/M1/chaves/a", "").statusCode())
                .isEqualTo(404);
        assertThat(Stream.of(before, put, replaced, revoked)).isSorted().doesNotHaveDuplicates();
        assertThat(changedAt("M1")).isEqualTo(revoked);
    }

    @Test
    void keysAreImportedAndTheLastOfANameHolds() throws Exception {
        register("M2");
        register("M3");
        var csv =
                "matricula,kid,chave\nM2,a,%1$s\nM3,a,%1$s\nM2,a,%1$s\nM2,b,%1$s\nM9,a,%1$s\n"
                        .formatted(KEY);
        var path = "/api/v1/unidades/chaves/importacao";
        var before = changedAt("M3");
        assertThat(counts(path, csv)).isEqualTo("5 3 1 1");
        assertThat(counts(path, csv)).isEqualTo("5 0 4 1");
        assertThat(changedAt("M3")).isGreaterThan(before);
        assertThat(api.get("/api/v1/unidades/M2/chaves").body())
                .contains("\"kid\":\"a\"", "\"kid\":\"b\"")
                .doesNotContain(KEY);
    }

    @Test
    void thePolicyIsRaisedOnceAndNeverLowered() throws Exception {
        register("M4");
        assertThat(policy("M4", "legacy")).isEqualTo(204);
        var before = changedAt("M4");
        assertThat(policy("M4", "mac-required")).isEqualTo(204);
        var raised = changedAt("M4");
        assertThat(raised).isGreaterThan(before);
        assertThat(policy("M4", "mac-required")).isEqualTo(204);
        assertThat(policy("M4", "legacy")).isEqualTo(409);
        assertThat(changedAt("M4")).isEqualTo(raised);
        assertThat(api.get("/api/v1/unidades/M4/politica").body())
                .isEqualTo("{\"politica\":\"mac-required\"}");
        assertThat(policy("M404", "legacy")).isEqualTo(404);
    }

    @Test
    void anExchangeEndsTheStayOfTheMeterThatWasThere() throws Exception {
        register("M5");
        assertThat(install("M5", "A", "2026-10-01", "0", null).statusCode()).isEqualTo(201);
        assertThat(install("M5", "B", "2026-10-02", "0", null).statusCode()).isEqualTo(400);
        assertThat(install("M5", "B", "2026-10-02", "5", "99.5").statusCode()).isEqualTo(201);
        assertThat(api.get("/api/v1/unidades/M5/medidores").body())
                .isEqualTo(
                        "{\"itens\":[{\"numero_serie\":\"A\","
                                + "\"instalado_em\":\"2026-10-01T08:00:00-03:00\",\"digitos\":6,"
                                + "\"constante\":1,\"registro_inicial\":0,"
                                + "\"retirado_em\":\"2026-10-02T08:00:00-03:00\","
                                + "\"registro_final\":99.5},{\"numero_serie\":\"B\","
                                + "\"instalado_em\":\"2026-10-02T08:00:00-03:00\",\"digitos\":6,"
                                + "\"constante\":1,\"registro_inicial\":5}],"
                                + "\"proximo_cursor\":null}");
    }

    @Test
    void aMeterWithoutOneBeforeItTakesNobodysPlace() throws Exception {
        register("M6");
        var answer = install("M6", "A", "2026-10-01", "0", "7");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.read(answer).path("campo").asString()).isEqualTo("registro_final_anterior");
    }

    @Test
    void whatOverlapsIsAConflictThatNamesTheOther() throws Exception {
        register("M7");
        counts(
                "/api/v1/unidades/medidores/importacao",
                STAYS + "M7,OLD,2026-10-01T08:00:00-03:00,0,2026-10-05T08:00:00-03:00,9\n");
        var early = install("M7", "NEW", "2026-10-04", "0", null);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(Api.read(early).path("detail").asString())
                .isEqualTo(
                        "A unidade 'M7' não pode ter dois medidores ao mesmo tempo: o medidor 'OLD'"
                                + " esteve nela de 01-10-2026 08:00:00 a 05-10-2026 08:00:00.");
        assertThat(install("M7", "NEW", "2026-10-05", "0", null).statusCode()).isEqualTo(201);
        var backwards = install("M7", "X", "2026-10-05", "0", "1");
        assertThat(backwards.statusCode()).isEqualTo(409);
        assertThat(backwards.body()).contains("o medidor 'NEW' está nela desde 05-10-2026");
    }

    @Test
    void ofTwoMetersAtOnceOneIsInstalled() throws Exception {
        register("M8");
        var answers =
                Stream.of("A", "B")
                        .map(serial -> CompletableFuture.supplyAsync(() -> status("M8", serial)))
                        .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).contains(201).hasSize(2);
        assertThat(Api.read(api.get("/api/v1/unidades/M8/medidores")).path("itens")).hasSize(1);
    }

    @Test
    void staysAreImportedOnceAndOverlapsRejected() throws Exception {
        register("M10");
        var csv =
                STAYS
                        + "M10,A,2026-10-01T00:00:00Z,0,2026-10-02T00:00:00Z,9\n"
                        + "M10,B,2026-10-02T00:00:00Z,0,,\n"
                        + "M10,C,2026-10-01T12:00:00Z,0,2026-10-01T13:00:00Z,9\n"
                        + "M10,B,2026-10-02T00:00:00Z,0,,\n"
                        + "M404,B,2026-10-02T00:00:00Z,0,,\n";
        var path = "/api/v1/unidades/medidores/importacao";
        assertThat(counts(path, csv)).isEqualTo("5 2 1 2");
        assertThat(counts(path, csv)).isEqualTo("5 0 3 2");
        assertThat(changes("M10")).hasSize(2);
    }

    @Test
    void whatAMeterTouchesIsNotedUntilItLeaves() throws Exception {
        register("M11");
        counts(
                "/api/v1/unidades/medidores/importacao",
                STAYS + "M11,A,2026-10-01T00:00:00Z,0,2026-10-02T00:00:00Z,9\n");
        install("M11", "B", "2026-10-03", "0", null);
        install("M11", "C", "2026-10-04", "0", "1");
        var noted = changes("M11");
        assertThat(noted)
                .extracting(change -> change.get("first"))
                .containsExactly(
                        "2026-10-01 00:00:00", "2026-10-03 11:00:00", "2026-10-04 11:00:00");
        assertThat(noted.getFirst()).containsEntry("last", "2026-10-02 00:00:00");
        assertThat(noted.get(1).get("ahead")).isEqualTo(true);
        install("M11", "X", "2026-10-01", "0", "1");
        assertThat(changes("M11")).as("a refusal notes nothing").hasSize(3);
    }

    @Test
    void readingsThatAreImportedAreNotedOnce() throws Exception {
        register("M12");
        register("M13");
        var csv =
                """
                matricula,data_hora,consumo
                M12,2026-10-01T05:00:00Z,2
                M12,2026-10-01T03:00:00Z,1
                M13,2026-10-01T04:00:00Z,1
                """;
        counts("/api/v1/medicoes/importacao", csv);
        counts("/api/v1/medicoes/importacao", csv);
        assertThat(changes("M12"))
                .singleElement()
                .satisfies(change ->
                        assertThat(change)
                                .containsEntry("first", "2026-10-01 03:00:00")
                                .containsEntry("last", "2026-10-01 05:00:00"));
        assertThat(changes("M13"))
                .singleElement()
                .satisfies(change ->
                        assertThat(change)
                                .containsEntry("first", "2026-10-01 04:00:00")
                                .containsEntry("last", "2026-10-01 04:00:00"));
    }

    private List<Map<String, Object>> changes(String matricula) {
        return jdbc.sql(
                        """
                        select first::timestamptz at time zone 'UTC' || '' as first,
                            last::timestamptz at time zone 'UTC' || '' as last,
                            last > now() as ahead
                        from reading_change,
                            unnest(usage_point_ids, first_measured_at, last_measured_at)
                                as change (id, first, last)
                        join usage_point on usage_point_id = change.id
                        where matricula = ? order by reading_change_id, first
                        """)
                .param(matricula)
                .query()
                .listOfRows();
    }

    private byte[] sealed(String matricula, String kid) {
        return jdbc.sql(
                        """
                        select sealed from datagram_key join usage_point using (usage_point_id)
                        where matricula = ? and kid = ?
                        """)
                .params(matricula, kid)
                .query(byte[].class)
                .single();
    }

    private String changedAt(String matricula) {
        return jdbc.sql(
                        """
                        select to_char(changed_at, 'YYYY-MM-DD HH24:MI:SS.US') from usage_point
                        where matricula = ?
                        """)
                .param(matricula)
                .query(String.class)
                .single();
    }

    private void register(String matricula) throws Exception {
        var answer = api.post("/api/v1/unidades", "{\"matricula\":\"" + matricula + "\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private int putKey(String matricula, String kid, String key) throws Exception {
        var path = "/api/v1/unidades/" + matricula + "/chaves/" + kid;
        return api.json("PUT", path, "{\"chave\":\"" + key + "\"}").statusCode();
    }

    private int policy(String matricula, String policy) throws Exception {
        var path = "/api/v1/unidades/" + matricula + "/politica";
        return api.json("PUT", path, "{\"politica\":\"" + policy + "\"}").statusCode();
    }

    private int status(String matricula, String serial) {
        try {
            return install(matricula, serial, "2026-10-01", "0", null).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Installs a meter at 8 o'clock of a day.
    private HttpResponse<String> install(
            String matricula, String serial, String day, String register, String finalRegister)
            throws Exception {
        return api.post(
                "/api/v1/unidades/" + matricula + "/medidores",
                """
                {"numero_serie": "%s", "instalado_em": "%sT08:00:00-03:00",
                 "registro_inicial": %s, "registro_final_anterior": %s}
                """
                        .formatted(serial, day, register, finalRegister));
    }

    /// Lines, created, existing, rejected.
    private String counts(String path, String csv) throws Exception {
        var answer = api.csv(path, csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var report = Api.read(answer);
        return "%d %d %d %d"
                .formatted(
                        report.path("linhas").asInt(),
                        report.path("criadas").asInt(),
                        report.path("existentes").asInt(),
                        report.path("rejeitadas").asInt());
    }
}
