package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.energy.ValidatedEnergy;
import io.contaluz.billing.energy.ValidatedEnergy.Cycle;
import io.contaluz.billing.series.CycleEnergy;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.series.RegisterUsed;
import io.contaluz.billing.series.RegisterUsed.Role;
import io.contaluz.billing.series.State;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// What is decided about readings, what was known when, and the energy that comes of it.
@BillingTest
class SeriesIntegrationTests {

    private static final Instant MIDNIGHT = Instant.parse("2026-10-01T03:00:00Z");

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Environment environment;
    @Autowired private ValidatedEnergy energy;
    @Autowired private UsagePointRegistry usagePoints;

    @Test
    void theSeriesShowsWhatWasSentWhatStandsAndWhy() throws Exception {
        history("R1", "1000", "1010", "0", "1020");
        assertThat(revise("R1", 3, "editada", "1025").statusCode()).isEqualTo(201);
        var items = series("R1", null);
        assertThat(items).hasSize(4);
        assertThat(items.get(1).toString())
                .isEqualTo(
                        "{\"data_hora\":\"2026-10-01T01:00:00-03:00\",\"registro_bruto\":1010,"
                                + "\"registro_validado\":1010,\"estado\":\"validada\","
                                + "\"conta\":true,\"sinais\":[\"tardia\"]}");
        assertThat(items.get(2).path("estado").asString()).isEqualTo("bruta");
        assertThat(items.get(2).path("conta").asBoolean()).isFalse();
        assertThat(items.get(2).path("sinais").toString()).isEqualTo("[\"negativa\",\"tardia\"]");
        var edited = items.get(3);
        assertThat(edited.path("registro_bruto").asInt()).isEqualTo(1020);
        assertThat(edited.path("registro_validado").asInt()).isEqualTo(1025);
        assertThat(edited.path("estado").asString()).isEqualTo("editada");
        assertThat(edited.path("revisao").path("quem").asString()).isEqualTo("ana");
        assertThat(edited.path("revisao").path("motivo").asString())
                .isEqualTo("conferida em campo");
    }

    @Test
    void whatWasKnownAtAMomentCanBeReadBack() throws Exception {
        history("R2", "10", "9000", "20");
        var first = Instant.now();
        revise("R2", 1, "rejeitada", null);
        var second = Instant.now();
        revise("R2", 1, "editada", "15");
        assertThat(standing("R2", null)).containsExactly("10", "15", "20");
        assertThat(standing("R2", second)).containsExactly("10", "null", "20");
        assertThat(standing("R2", first)).containsExactly("10", "9000", "20");
        assertThat(standing("R2", Instant.parse("2026-10-01T00:00:00Z"))).isEmpty();
        var decisions = Api.read(api.get(revisions("R2"))).path("itens");
        assertThat(decisions).hasSize(2);
        assertThat(decisions.get(0).path("conhecida_ate"))
                .isEqualTo(decisions.get(1).path("conhecida_de"));
        assertThat(decisions.get(1).has("conhecida_ate")).isFalse();
    }

    @Test
    void anExchangeIsKnownFromWhenItWasRecorded() throws Exception {
        history("R3", "5380", "52");
        install("R3", "A", "2026-09-01T00:00:00Z", "0", null);
        var before = Instant.now();
        install("R3", "B", "2026-10-01T03:30:00Z", "12", "5400");
        assertThat(total("R3", 1, null).wattHours()).isEqualTo(60_000);
        assertThat(total("R3", 1, null).registers())
                .extracting(RegisterUsed::registerWh, RegisterUsed::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5_380_000L, Role.READING),
                        org.assertj.core.groups.Tuple.tuple(5_400_000L, Role.FINAL),
                        org.assertj.core.groups.Tuple.tuple(12_000L, Role.INITIAL),
                        org.assertj.core.groups.Tuple.tuple(52_000L, Role.READING));
        var known = total("R3", 1, before);
        assertThat(known.wattHours()).isZero();
        assertThat(known.unresolved()).isFalse();
        assertThat(known.complete()).isFalse();
    }

    @Test
    void sayingItTwiceIsSayingItOnce() throws Exception {
        history("R4", "10", "20");
        assertThat(revise("R4", 1, "editada", "19").statusCode()).isEqualTo(201);
        assertThat(revise("R4", 1, "editada", "19").statusCode()).isEqualTo(200);
        assertThat(Api.read(api.get(revisions("R4"))).path("itens")).hasSize(1);
    }

    @Test
    void ofManyDecisionsAtOnceOneHolds() throws Exception {
        history("R5", "10", "20");
        var all =
                IntStream.range(0, 50)
                        .mapToObj(n ->
                                CompletableFuture.supplyAsync(
                                        () -> status("R5", Integer.toString(n + 100))))
                        .toList();
        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(201);
        var decisions = Api.read(api.get(revisions("R5"))).path("itens");
        assertThat(decisions).hasSize(50);
        long holding = decisions.valueStream().filter(one -> !one.has("conhecida_ate")).count();
        assertThat(holding).isOne();
    }

    @Test
    void aMissingReadingIsEstimatedBetweenItsNeighboursAndSaysSo() throws Exception {
        history("R6", "10", "20");
        importing("R6,01-10-2026 04:00:00,50\n");
        assertThat(revise("R6", 2, "estimada", null).body()).contains("\"consumo\":30");
        var item = series("R6", null).get(2);
        assertThat(item.path("registro_bruto").isNull()).isTrue();
        assertThat(item.path("estado").asString()).isEqualTo("estimada");
        var cycle = energy("R6", 4, null);
        assertThat(cycle.total().wattHours()).isEqualTo(40_000);
        assertThat(cycle.total().estimated()).isTrue();
        assertThat(cycle.total().registers())
                .extracting(RegisterUsed::state)
                .contains(State.ESTIMATED);
    }

    @Test
    void afterTheLastReadingTheMeanOfTheLastTwelveCyclesStandsIn() throws Exception {
        history("R7", "999");
        importing("R7,01-08-2026 00:00:00,0\nR7,30-09-2026 00:00:00,600\n");
        revise("R7", 0, "rejeitada", null);
        importing("R7,31-08-2026 00:00:00,400\n");
        var body = decision("2026-10-30T00:00:00-03:00", "estimada", null);
        var answer = api.post(revisions("R7"), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        // 600 kWh in two cycles of 30 days.
        assertThat(answer.body()).contains("\"consumo\":900");
    }

    @Test
    void whereNothingPermitsAnEstimateItIsRefused() throws Exception {
        history("R8", "10", "20");
        assertThat(revise("R8", 5, "estimada", null).statusCode()).isEqualTo(409);
        assertThat(revise("R8", 5, "rejeitada", null).statusCode()).isEqualTo(404);
        assertThat(revise("R404", 5, "rejeitada", null).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "estado, \"apagada\", estado",
        "estado, \"editada\", consumo",
        "quem, \"\", quem",
        "motivo, \"\\u0000\", motivo",
        "motivo, null, motivo",
        "data_hora, \"31-02-2026 00:00:00\", data_hora",
        "data_hora, \"01-01-2030 00:00:00\", data_hora",
        "consumo, -1, consumo",
        "consumo, 12, consumo"
    })
    void whatIsWrongWithADecisionIsNamed(String member, String value, String field)
            throws Exception {
        history("R9", "10");
        var body = decision("2026-10-01T00:00:00-03:00", "rejeitada", null);
        var wrong =
                body.replaceFirst(
                        "\"" + member + "\": [^,}]*",
                        "\"" + member + "\": " + value.replace("\\", "\\\\"));
        var answer = api.post(revisions("R9"), wrong);
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
        assertThat(Api.read(answer).path("campo").asString()).isEqualTo(field);
    }

    @Test
    void theTotalsOfManyCyclesAreThoseOfEachAlone() throws Exception {
        history("RA", "10", "20", "30", "45");
        history("RB", "10", "20", "9000", "45", "60");
        revise("RB", 2, "rejeitada", null);
        history("RC", "99990", "15", "20");
        install("RC", "A", "2026-09-01T00:00:00Z", "0", null);
        history("RD", "10", "20", "5", "30");
        history("RE", "7");
        history("RJ", "5380", "5390", "52");
        install("RJ", "A", "2026-09-01T00:00:00Z", "0", null);
        install("RJ", "B", "2026-10-01T04:30:00Z", "12", "5400");
        var cycles =
                List.of("RA", "RB", "RC", "RD", "RE", "RJ").stream()
                        .map(name -> cycle(name, 2))
                        .toList();
        var totals = energy.totals(cycles);
        assertThat(totals)
                .extracting(CycleTotal::wattHours)
                .containsExactly(20_000L, 22_500L, 30_000L, 15_000L, 0L, 60_000L);
        for (int i = 0; i < cycles.size(); i++) {
            var alone = energy.of(cycles.get(i), null).total();
            assertThat(totals.get(i)).as("cycle %s", i).isEqualTo(alone);
        }
    }

    @Test
    void theProfileIsTheRollUpWhereThatFollowsAndElseTheReadings() throws Exception {
        history("RG", "10", "10.4", "10.8");
        history("RH", "10", "10.4", "10.8");
        rollUp("RG", 100);
        rollUp("RH", 99);
        var profiles = energy.profiles(List.of(cycle("RG", 2), cycle("RH", 2)));
        assertThat(profiles)
                .allSatisfy(profile ->
                        assertThat(profile.slots())
                                .hasSize(8)
                                .extracting(CycleEnergy.Slot::wattHours)
                                .containsOnly(100L));
        assertThat(profiles.getFirst().slots()).noneMatch(CycleEnergy.Slot::estimated);
        assertThat(profiles.getLast().slots()).allMatch(CycleEnergy.Slot::estimated);
    }

    @Test
    void theEnergyThatIsToldFollowsWhatSomebodyDecided() throws Exception {
        history("RI", "10", "9000", "10.8");
        revise("RI", 1, "editada", "10.5");
        var path = "/api/v1/unidades/RI/energia?de=2026-10-01&ate=2026-10-02&intervalo=1h";
        assertThat(Api.read(api.get(path)).path("itens").valueStream())
                .extracting(item -> item.path("energia_kwh").toString())
                .containsExactly("0.5", "0.3");
    }

    @Test
    void noTwoDecisionsHoldAtOnceAndNoneIsChanged() throws Exception {
        history("RF", "10");
        revise("RF", 0, "editada", "11");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        jdbc.sql(
                                        """
                                        insert into reading_revision (usage_point_id,
                                            measured_at, state, register_wh, known_from,
                                            who, why)
                                        select usage_point_id, measured_at, 'edited', 1,
                                            known_from + interval '1 day', 'a', 'b'
                                        from reading_revision
                                        """)
                                .update());
    }

    /// Eight quarters from midnight on, as if ingest had written them.
    private void rollUp(String matricula, long wattHours) {
        var owner =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                environment.getRequiredProperty("spring.datasource.url"),
                                environment.getRequiredProperty("spring.flyway.user"),
                                environment.getRequiredProperty("spring.flyway.password")));
        owner.sql(
                        """
                        insert into energy_day (usage_point_id, day, energy_wh, estimated)
                        select usage_point_id, '2026-10-01',
                            array_fill(null::bigint, array[12]) || array_fill(cast(:wh as bigint), array[8])
                                || array_fill(null::bigint, array[76]),
                            repeat('0', 96)::bit(96)
                        from usage_point where matricula = :matricula
                        """)
                .param("wh", wattHours)
                .param("matricula", matricula)
                .update();
    }

    private CycleTotal total(String matricula, int hours, @Nullable Instant knownAt) {
        return energy(matricula, hours, knownAt).total();
    }

    private CycleEnergy energy(String matricula, int hours, @Nullable Instant knownAt) {
        return energy.of(cycle(matricula, hours), knownAt);
    }

    private Cycle cycle(String matricula, int hours) {
        return new Cycle(
                usagePoints.locate(new Matricula(matricula)),
                MIDNIGHT,
                MIDNIGHT.plusSeconds(3_600L * hours));
    }

    private List<String> standing(String matricula, @Nullable Instant knownAt) throws Exception {
        return series(matricula, knownAt)
                .valueStream()
                .map(item -> item.path("registro_validado").toString())
                .toList();
    }

    private JsonNode series(String matricula, @Nullable Instant knownAt) throws Exception {
        var path = "/api/v1/unidades/" + matricula + "/serie?de=2026-10-01&ate=2026-10-02";
        var answer = api.get(knownAt == null ? path : path + "&conhecido_em=" + knownAt);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer).path("itens");
    }

    private static String revisions(String matricula) {
        return "/api/v1/unidades/" + matricula + "/medicoes/revisoes";
    }

    private static String decision(String at, String state, @Nullable String register) {
        return """
        {"data_hora": "%s", "estado": "%s", "consumo": %s, "quem": "ana",
         "motivo": "conferida em campo"}
        """
                .formatted(at, state, register);
    }

    private int status(String matricula, String register) {
        try {
            return revise(matricula, 1, "editada", register).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> revise(
            String matricula, int hour, String state, @Nullable String register) throws Exception {
        var at = "01-10-2026 %02d:00:00".formatted(hour);
        return api.post(revisions(matricula), decision(at, state, register));
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

    /// Registers in kWh at 0, 1, 2, … o'clock of 1 October where the usage point is.
    private void history(String matricula, String... registers) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
        var lines = new StringBuilder();
        for (int hour = 0; hour < registers.length; hour++) {
            lines.append(
                    "%s,01-10-2026 %02d:00:00,%s%n".formatted(matricula, hour, registers[hour]));
        }
        importing(lines.toString());
    }

    private void importing(String lines) throws Exception {
        var report =
                api.csv("/api/v1/medicoes/importacao", "matricula,data_hora,consumo\n" + lines);
        assertThat(Api.read(report).path("rejeitadas").asInt()).as(report.body()).isZero();
    }
}
