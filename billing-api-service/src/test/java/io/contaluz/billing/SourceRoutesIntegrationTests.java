package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The source's four routes over readings that were imported.
@BillingTest
class SourceRoutesIntegrationTests {

    private static final String HEADER = "matricula,data_hora,consumo\n";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Environment environment;

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
    void aDipThatRecoversIsLeftOutAndCountsNothingTwice() throws Exception {
        register("S3");
        history("S3", "1000", "1010", "0", "1020");
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S3\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
        var alert = api.post("/alerta-consumo", "{\"matricula\":\"S3\"}");
        assertThat(alert.statusCode()).isEqualTo(404);
        assertThat(Api.read(alert).path("detail").asString())
                .isEqualTo("A unidade 'S3' tem menos medições (3) que as necessárias (5).");
    }

    @Test
    void aDipThatIsOverIsLeftOutHoweverLongItWas() throws Exception {
        register("S8");
        history("S8", dip(40));
        rollUp("S8", 1, 42);
        fall("S8", 1, 42);
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S8\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
    }

    @Test
    void aMeterThatWasSilentForAYearIsReadFromWhereItStopped() throws Exception {
        register("S11");
        var now = LocalDateTime.now(ZoneId.of("America/Sao_Paulo")).minusHours(1);
        importReadings("S11", now.minusDays(401), "100");
        importReadings("S11", now.minusDays(400), "110");
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S11\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
        importReadings("S11", now, "1110");
        rollUp("S11", 20_000, 20_000);
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S11\"}").body())
                .isEqualTo("{\"consumo\":1000,\"valor_pagamento\":730}");
    }

    @Test
    void aLongDipBeforeASilenceIsLeftOutToo() throws Exception {
        register("S12");
        var now = LocalDateTime.now(ZoneId.of("America/Sao_Paulo")).minusHours(1);
        longDip("S12", now.minusDays(400));
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S12\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
        importReadings("S12", now, "1100");
        assertThat(api.post("/alerta-consumo", "{\"matricula\":\"S12\"}").body())
                .contains("excesso_consumo");
    }

    @Test
    void aLongDipOfTheseDaysIsLeftOutToo() throws Exception {
        register("S13");
        longDip("S13", LocalDateTime.now(ZoneId.of("America/Sao_Paulo")).minusHours(46));
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S13\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
    }

    @Test
    void readingsThatDoNotCountAreMadeUpForByEarlierOnes() throws Exception {
        register("S10");
        history(
                "S10", "950", "960", "970", "980", "990", "1000", "1010", "1", "2", "3", "4", "5",
                "6", "7", "8", "9", "1020");
        rollUp("S10", 4, 4);
        assertThat(api.post("/alerta-consumo", "{\"matricula\":\"S10\"}").body())
                .isEqualTo("\"Sem consumo excessivo\"");
    }

    @Test
    void whatIngestHasRolledUpIsAnsweredLikeWhatItHasNot() throws Exception {
        register("S9");
        history("S9", dip(3));
        rollUp("S9", 0, 0);
        assertTheDipOfS9IsLeftOut();
        rollUp("S9", 5, 5);
        fall("S9", 1, 5);
        assertTheDipOfS9IsLeftOut();
        revise("S9", 5, "rejeitada", null);
        assertThat(status("/gerar-fatura", "S9")).isEqualTo(409);
        assertThat(api.post("/medicoes/ultima-medicao", "{\"matricula\":\"S9\"}").body())
                .isEqualTo("{\"data_hora\":\"01-10-2026 04:00:00\",\"consumo\":3}");
    }

    private void assertTheDipOfS9IsLeftOut() throws Exception {
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S9\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
        assertThat(api.post("/medicoes/ultima-medicao", "{\"matricula\":\"S9\"}").body())
                .isEqualTo("{\"data_hora\":\"01-10-2026 05:00:00\",\"consumo\":1020}");
    }

    @Test
    void aRegisterThatFellIsAConflictUntilTheExchangeIsOnRecord() throws Exception {
        register("S5");
        history("S5", "5370", "5380", "52", "54");
        for (var route : List.of("/gerar-fatura", "/alerta-consumo")) {
            var refused = api.post(route, "{\"matricula\":\"S5\"}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(Api.read(refused).path("detail").asString())
                    .contains("5380 kWh (01-10-2026 01:00:00)", "52 kWh (01-10-2026 02:00:00)");
        }
        assertThat(api.post("/medicoes/ultima-medicao", "{\"matricula\":\"S5\"}").body())
                .isEqualTo("{\"data_hora\":\"01-10-2026 03:00:00\",\"consumo\":54}");
        install("S5", "A", "2026-09-01T00:00:00Z", "0", null);
        install("S5", "B", "2026-10-01T04:30:00Z", "12", "5400");
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S5\"}").body())
                .isEqualTo("{\"consumo\":2,\"valor_pagamento\":1.46}");
        history("S5", "5370", "5380", "52", "54", "56");
        // 10, then 20 + 40 over the exchange, then 2 and 2.
        assertThat(api.post("/alerta-consumo", "{\"matricula\":\"S5\"}").body())
                .isEqualTo("\"Sem consumo excessivo\"");
    }

    @Test
    void theEnergyGoesOverATurnOfTheRegister() throws Exception {
        register("S6");
        history("S6", "99990", "15");
        assertThat(status("/gerar-fatura", "S6")).isEqualTo(409);
        install("S6", "A", "2026-09-01T00:00:00Z", "0", null);
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S6\"}").body())
                .isEqualTo("{\"consumo\":25,\"valor_pagamento\":18.25}");
    }

    @Test
    void whatSomebodyLeftOutDoesNotCountAndWhatSomebodyEditedDoes() throws Exception {
        register("S7");
        history("S7", "10", "20", "9000", "40", "50", "60", "70");
        assertThat(status("/gerar-fatura", "S7")).isEqualTo(409);
        revise("S7", 2, "rejeitada", null);
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S7\"}").body())
                .isEqualTo("{\"consumo\":10,\"valor_pagamento\":7.3}");
        assertThat(status("/alerta-consumo", "S7")).isEqualTo(200);
        revise("S7", 6, "editada", "80.5");
        assertThat(api.post("/medicoes/ultima-medicao", "{\"matricula\":\"S7\"}").body())
                .isEqualTo("{\"data_hora\":\"01-10-2026 06:00:00\",\"consumo\":80.5}");
        assertThat(api.post("/gerar-fatura", "{\"matricula\":\"S7\"}").body())
                .isEqualTo("{\"consumo\":20.5,\"valor_pagamento\":14.96}");
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

    private void install(
            String matricula, String serial, String at, String register, @Nullable String last)
            throws Exception {
        var body =
                """
                {"numero_serie": "%s", "instalado_em": "%s", "digitos": 5,
                 "registro_inicial": %s, "registro_final_anterior": %s}
                """
                        .formatted(serial, at, register, last);
        var answer = api.post("/api/v1/unidades/" + matricula + "/medidores", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void revise(String matricula, int hour, String state, @Nullable String register)
            throws Exception {
        var body =
                """
                {"data_hora": "01-10-2026 %02d:00:00", "estado": "%s", "consumo": %s,
                 "quem": "ana", "motivo": "conferida em campo"}
                """
                        .formatted(hour, state, register);
        var path = "/api/v1/unidades/" + matricula + "/medicoes/revisoes";
        var answer = api.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /// 1000, 1010, so many from 1 on, 1020.
    private static String[] dip(int readings) {
        var low = IntStream.rangeClosed(1, readings).boxed();
        return Stream.of(Stream.of(1000, 1010), low, Stream.of(1020))
                .flatMap(part -> part)
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    /// Imports 970, 980, 990 and a dip of 40 readings, an hour apart, as ingest has them once it
    /// has rolled them up.
    private void longDip(String matricula, LocalDateTime start) throws Exception {
        var registers = Stream.concat(Stream.of("970", "980", "990"), Stream.of(dip(40))).toList();
        for (int hour = 0; hour < registers.size(); hour++) {
            importReadings(matricula, start.plusHours(hour), registers.get(hour));
        }
        rollUp(matricula, 20_000, 20_000);
        fall(matricula, 4, registers.size() - 1);
    }

    /// As ingest notes how far it has rolled up a history.
    private void rollUp(String matricula, int goodHour, int seenHour) {
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into energy_progress (usage_point_id, good_at, good_wh, seen_at,
                            open_wh, open_estimated)
                        select usage_point_id,
                            timestamptz '2026-10-01 00:00-03' + :good * interval '1 hour', 0,
                            timestamptz '2026-10-01 00:00-03' + :seen * interval '1 hour', 0, false
                        from usage_point where matricula = :matricula
                        on conflict (usage_point_id, register) do update
                            set good_at = excluded.good_at, seen_at = excluded.seen_at
                        """)
                .param("good", goodHour)
                .param("seen", seenHour)
                .param("matricula", matricula)
                .update();
    }

    /// As ingest notes, when it rolls up, that a register fell and was good again, in hours since
    /// the first reading.
    private void fall(String matricula, int goodHour, int backHour) {
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into register_fall (usage_point_id, good_at, back_at)
                        select usage_point_id,
                            min(measured_at) + :good * interval '1 hour',
                            min(measured_at) + :back * interval '1 hour'
                        from meter_reading join usage_point using (usage_point_id)
                        where matricula = :matricula group by usage_point_id
                        """)
                .param("good", goodHour)
                .param("back", backHour)
                .param("matricula", matricula)
                .update();
    }

    private void history(String matricula, String... registers) throws Exception {
        var csv = new StringBuilder(HEADER);
        for (int hour = 0; hour < registers.length; hour++) {
            csv.append(
                    "%s,%02d-10-2026 %02d:00:00,%s%n"
                            .formatted(matricula, 1 + hour / 24, hour % 24, registers[hour]));
        }
        importReadings(csv.toString());
    }

    private void importReadings(String matricula, LocalDateTime at, String register)
            throws Exception {
        var time = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss").format(at);
        importReadings(HEADER + "%s,%s,%s%n".formatted(matricula, time, register));
    }

    private void importReadings(String csv) throws Exception {
        var report = Api.read(api.csv("/api/v1/medicoes/importacao", csv));
        assertThat(report.path("rejeitadas").asInt()).as(report.toString()).isZero();
    }
}
