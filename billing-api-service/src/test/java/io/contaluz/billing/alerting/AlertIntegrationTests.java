package io.contaluz.billing.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import io.contaluz.billing.SchemaOwner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// What a round over the fleet finds, and what the routes tell of it.
@BillingTest
class AlertIntegrationTests {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired private Api api;
    @Autowired private Environment environment;
    @Autowired private AlertRound round;

    @Test
    void anExcessIsToldOnceHoweverManyRoundsFindIt() throws Exception {
        register("A1");
        fill("A1", 30, 100);
        fill("A1", 1, 400);
        round.run();
        round.run();
        var items = Api.read(api.get("/api/v1/unidades/A1/alertas")).path("itens");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("tipo").asString()).isEqualTo("excesso");
        assertThat(items.get(0).path("dia").asString()).isEqualTo(today.minusDays(1).toString());
        assertThat(items.get(0).path("excesso_kwh").decimalValue()).isEqualByComparingTo("28.8");
        assertThat(items.get(0).path("mensagem").asString()).startsWith("O consumo de ");
        assertThat(api.get("/api/v1/alertas?tipo=excesso&limite=1000").body())
                .contains("\"matricula\":\"A1\"");
        assertThat(api.get("/api/v1/alertas?tipo=queda&limite=1000").body())
                .doesNotContain("\"matricula\":\"A1\"");
    }

    @Test
    void aSilentMeterAndAFallenRegisterAreToldBesideOneAnother() throws Exception {
        register("A2");
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into energy_progress
                        select usage_point_id, 0, now() - interval '3 days', 0,
                            now() - interval '2 days', 0, false
                        from usage_point where matricula = 'A2'
                        """)
                .update();
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into register_fall
                        select usage_point_id, 0, now() - interval '3 days', 'infinity'
                        from usage_point where matricula = 'A2'
                        """)
                .update();
        round.run();
        var first = Api.read(api.get("/api/v1/unidades/A2/alertas?limite=1"));
        assertThat(first.path("itens")).hasSize(1);
        var cursor = first.path("proximo_cursor").asString();
        var second = Api.read(api.get("/api/v1/unidades/A2/alertas?limite=1&cursor=" + cursor));
        assertThat(first.at("/itens/0/tipo").asString()).isEqualTo("queda");
        assertThat(second.at("/itens/0/tipo").asString()).isEqualTo("silencio");
        assertThat(second.path("proximo_cursor").isNull()).isTrue();
    }

    @Test
    void aMeterThatNeverSentIsSilentSinceItCameUnlessItIsGone() throws Exception {
        for (var matricula : List.of("A11", "A12", "A13", "A14")) {
            register(matricula);
        }
        install("A11", "now() - interval '2 days'", "null");
        install("A12", "now() - interval '3 hours'", "null");
        install("A13", "now() - interval '9 days'", "now() - interval '2 days'");
        round.run();
        var silent = api.get("/api/v1/alertas?tipo=silencio&limite=1000").body();
        assertThat(silent)
                .contains("\"matricula\":\"A11\"")
                .doesNotContain("\"A12\"", "\"A13\"", "\"A14\"");
        var since = Api.read(api.get("/api/v1/unidades/A11/alertas")).at("/itens/0/dia");
        assertThat(since.asString()).isEqualTo(today.minusDays(2).toString());
    }

    @Test
    void aMeterOfWhichNoReadingCameIsNotSilentForWhatTheOneBeforeItDidNotSend() throws Exception {
        register("A15");
        install("A15", "now() - interval '9 days'", "now() - interval '2 hours'");
        install("A15", "now() - interval '2 hours'", "null");
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into energy_progress
                        select usage_point_id, 0, now() - interval '5 days', 0,
                            now() - interval '5 days', 0, false
                        from usage_point where matricula = 'A15'
                        """)
                .update();
        round.run();
        assertThat(Api.read(api.get("/api/v1/unidades/A15/alertas")).path("itens")).isEmpty();
    }

    private void install(String matricula, String from, String to) {
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into meter_installation
                            (usage_point_id, serial, valid_from, valid_to, initial_wh, final_wh)
                        select usage_point_id, 'M', %1$s, %2$s, 0,
                            case when %2$s is not null then 0 end
                        from usage_point where matricula = :matricula
                        """
                                .formatted(from, to))
                .param("matricula", matricula)
                .update();
    }

    @Test
    void aVoltageThatStaysTooLowIsToldOnceADayWhereTheNominalIsKnown() throws Exception {
        register("A7");
        register("A8");
        supply("A7", "convencional", ",\"tensao_nominal\":127");
        supply("A8", "convencional");
        tell("A7", 1083, 1100, 1150);
        tell("A8", 1083, 1100, 1150);
        round.run();
        tell("A7", 900);
        round.run();
        var items = Api.read(api.get("/api/v1/unidades/A7/alertas")).path("itens");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("tipo").asString()).isEqualTo("tensao_baixa");
        assertThat(items.get(0).path("tensao_minima").decimalValue()).isEqualByComparingTo("108.3");
        assertThat(items.get(0).path("faixa").asString()).isEqualTo("precaria");
        assertThat(items.get(0).path("excesso_kwh").isMissingNode()).isTrue();
        assertThat(api.get("/api/v1/alertas?tipo=tensao_baixa&limite=1000").body())
                .contains("\"matricula\":\"A7\"")
                .doesNotContain("\"matricula\":\"A8\"");
        assertThat(published("A7")).containsExactly("alerta.tensao-baixa");
    }

    @Test
    void aDipAndAnAdequateVoltageAreNotTold() throws Exception {
        register("A9");
        supply("A9", "convencional", ",\"tensao_nominal\":220");
        tell("A9", 1500, 1500, 2024, 2200);
        round.run();
        assertThat(Api.read(api.get("/api/v1/unidades/A9/alertas")).path("itens")).isEmpty();
        var told = Api.read(api.get("/api/v1/unidades/A9/medicoes")).path("itens");
        assertThat(told.findValuesAsString("tensao"))
                .containsExactlyInAnyOrder("150", "150", "202.4", "220");
    }

    @Test
    void theNominalVoltageIsPartOfTheTerms() throws Exception {
        register("A10");
        var path = "/api/v1/unidades/A10/contrato";
        supply("A10", "convencional", ",\"tensao_nominal\":220");
        assertThat(Api.read(api.get(path)).path("tensao_nominal").asInt()).isEqualTo(220);
        supply("A10", "convencional");
        assertThat(Api.read(api.get(path)).has("tensao_nominal")).isFalse();
        for (var wrong : List.of("0", "1000", "127.5")) {
            var terms = terms("convencional", ",\"tensao_nominal\":" + wrong);
            var refused = api.json("PUT", path, terms);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"campo\":\"tensao_nominal\"");
        }
    }

    /// Voltages of this moment and some seconds before: of one day, unless midnight was just now.
    private void tell(String matricula, int... decivolts) {
        SchemaOwner.of(environment).sql("select ensure_reading_month(now())").query(row -> {});
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into meter_reading
                            (usage_point_id, measured_at, register_wh, source, decivolts)
                        select usage_point_id, clock_timestamp() - place * interval '1 millisecond',
                            0, 1, decivolts
                        from usage_point,
                            unnest(cast(:decivolts as smallint[])) with ordinality
                                as told (decivolts, place)
                        where matricula = :matricula
                        """)
                .param("matricula", matricula)
                .param("decivolts", Arrays.stream(decivolts).boxed().toArray(Integer[]::new))
                .update();
    }

    private List<String> published(String matricula) {
        return SchemaOwner.of(environment)
                .sql("select kind from notification_event where matricula = :matricula")
                .param("matricula", matricula)
                .query(String.class)
                .list();
    }

    @Test
    void theForecastAddsTheDaysThatAreLeft() throws Exception {
        register("A3");
        fill("A3", 60, 100);
        var forecast = Api.read(api.get("/api/v1/unidades/A3/previsao"));
        var expected = today.lengthOfMonth() * 96L * 100L;
        assertThat(forecast.path("mes").asString()).isEqualTo(today.toString().substring(0, 7));
        assertThat(forecast.path("dias_medidos").asInt()).isEqualTo(today.getDayOfMonth() - 1);
        assertThat(forecast.path("previsto_kwh").decimalValue().movePointRight(3))
                .isEqualByComparingTo(Long.toString(expected));
        assertThat(forecast.path("minimo_kwh")).isEqualTo(forecast.path("maximo_kwh"));
        assertThat(forecast.path("valor").isMissingNode()).isTrue();
        assertThat(forecast.path("sem_valor").asString()).contains("não tem contrato");
    }

    @Test
    void theWhiteTariffIsForecastByItsPosts() throws Exception {
        register("A6");
        fill("A6", 60, 100);
        read("A6", 60, 0);
        read("A6", 0, 60 * 9_600L);
        supply("A6", "branca");
        var price = Api.read(api.get("/api/v1/unidades/A6/previsao")).path("valor");
        // Dearer than all of it off-peak, and cheaper than all of it on the peak.
        assertThat(price.path("previsto").decimalValue())
                .isBetween(new BigDecimal("210"), new BigDecimal("500"));
        assertThat(price.path("premissas").toString()).contains("os postos na proporção");
    }

    @Test
    void withTermsTheForecastIsOfMoneyTooAndNamesWhatItAssumes() throws Exception {
        register("A5");
        fill("A5", 60, 100);
        supply("A5", "convencional");
        var price = Api.read(api.get("/api/v1/unidades/A5/previsao")).path("valor");
        // At least 268.8 kWh × 0.80 ÷ 0.782362, and COSIP.
        assertThat(price.path("previsto").decimalValue()).isGreaterThan(new BigDecimal("289"));
        assertThat(price.path("minimo")).isEqualTo(price.path("maximo"));
        assertThat(price.path("ficticia").asBoolean()).isTrue();
        assertThat(price.at("/premissas/0").asString()).startsWith("o mês do calendário");
        var without = Api.read(api.get("/api/v1/unidades/A5/previsao?pacote_regras=brasil"));
        assertThat(without.path("sem_valor").asString()).contains("não tem tarifa");
        assertThat(without.path("previsto_kwh").isNumber()).isTrue();
        assertThat(api.get("/api/v1/unidades/A5/previsao?bandeira=azul").statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/unidades/A5/previsao?pacote_regras=outro").statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutAWeekOfDaysThereIsNoForecast() throws Exception {
        register("A4");
        assertThat(api.get("/api/v1/unidades/A4/previsao").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoKindAndNoUsagePointIsRefused() throws Exception {
        assertThat(api.get("/api/v1/alertas?tipo=outro").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/unidades/A0/alertas").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/alertas?cursor=eHg").statusCode()).isEqualTo(400);
    }

    private void register(String matricula) throws Exception {
        api.post(
                "/api/v1/unidades", "{\"matricula\":\"%s\",\"fuso\":\"UTC\"}".formatted(matricula));
    }

    private void supply(String matricula, String modality) throws Exception {
        supply(matricula, modality, "");
    }

    private void supply(String matricula, String modality, String more) throws Exception {
        var path = "/api/v1/unidades/%s/contrato".formatted(matricula);
        assertThat(api.json("PUT", path, terms(modality, more)).statusCode()).isEqualTo(200);
    }

    private static String terms(String modality, String more) {
        return "{\"modalidade\":\"%s\",\"ligacao\":\"monofasica\",\"uf\":\"SP\",\"municipio\":\"Exemplo\",\"grupo\":\"alerting\"%s}"
                .formatted(modality, more);
    }

    /// A register at midnight.
    private void read(String matricula, int daysAgo, long wattHours) {
        SchemaOwner.of(environment)
                .sql("select ensure_reading_month(cast(:at as timestamptz))")
                .param("at", today.minusDays(daysAgo) + "T00:00:00Z")
                .query(row -> {});
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into meter_reading (usage_point_id, measured_at, register_wh, source)
                        select usage_point_id, cast(:at as timestamptz), :register, 1
                        from usage_point where matricula = :matricula
                        """)
                .param("at", today.minusDays(daysAgo) + "T00:00:00Z")
                .param("register", wattHours)
                .param("matricula", matricula)
                .update();
    }

    /// The last days up to yesterday, with so many watt-hours each quarter of an hour.
    private void fill(String matricula, int days, int wattHours) {
        SchemaOwner.of(environment)
                .sql(
                        """
                        select ensure_reading_month(at) from generate_series(
                            now() - interval '3 months', now(), interval '1 month') at
                        """)
                .query(row -> {});
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into energy_day (usage_point_id, day, energy_wh, estimated)
                        select usage_point_id, cast(:today as date) - ago,
                            array_fill(cast(:wattHours as bigint), array[96]), repeat('0', 96)::bit(96)
                        from usage_point, generate_series(1, :days) ago
                        where matricula = :matricula
                        on conflict (usage_point_id, register, day)
                            do update set energy_wh = excluded.energy_wh
                        """)
                .param("today", today.toString())
                .param("matricula", matricula)
                .param("wattHours", wattHours)
                .param("days", days)
                .update();
    }
}
