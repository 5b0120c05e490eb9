package io.contaluz.billing.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The comparison from readings and terms in the database to its answer.
@BillingTest
class ComparisonIntegrationTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    /// 1 kWh each half hour, as the white invoice of the same month: 19 working days.
    @Test
    void aMonthIsPricedByEachModalityOnItsOwnHours() throws Exception {
        supply("COMP1", "convencional");
        read("COMP1", LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31), 1_000);
        var answer = api.get("/api/v1/unidades/COMP1/comparacao?inicio=2025-03-01&fim=2025-03-31");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var comparison = Api.read(answer);
        assertThat(comparison.at("/consumo_kwh/ponta").decimalValue())
                .isEqualByComparingTo(Integer.toString(6 * 19));
        assertThat(comparison.at("/consumo_kwh/intermediario").decimalValue())
                .isEqualByComparingTo(Integer.toString(4 * 19));
        assertThat(comparison.at("/consumo_kwh/total").decimalValue()).isEqualByComparingTo("1440");
        // 1440 × 0.80 ÷ 0.782362 + 15.00; 1250 × 0.56 + 76 × 0.88 + 114 × 1.44 = 931.04.
        assertThat(comparison.at("/modalidades/0/total").decimalValue())
                .isEqualByComparingTo("1487.46");
        assertThat(comparison.at("/modalidades/1/total").decimalValue())
                .isEqualByComparingTo("1205.03");
        assertThat(comparison.at("/modalidades/2/condicao").asString())
                .isEqualTo("se tiver direito");
        assertThat(comparison.path("mais_barata").asString()).isEqualTo("branca");
        assertThat(comparison.path("ficticia").asBoolean()).isTrue();
        // Readings each half hour do not tell both of its quarters.
        assertThat(comparison.path("estimada").asBoolean()).isTrue();
        assertThat(comparison.path("resumo").asString()).contains("mais barata");
    }

    @Test
    void withoutAPeriodItIsTheLastMonthOfWhichAllIsKnown() throws Exception {
        supply("COMP2", "social_cde");
        var month = YearMonth.now(ZONE).minusMonths(2);
        read("COMP2", month.atDay(1), month.plusMonths(1).atDay(1), 500);
        var comparison = Api.read(api.get("/api/v1/unidades/COMP2/comparacao"));
        assertThat(comparison.path("inicio").asString()).isEqualTo(month.atDay(1).toString());
        assertThat(comparison.path("fim").asString())
                .isEqualTo(month.plusMonths(1).atDay(1).toString());
        assertThat(comparison.path("modalidade_atual").asString()).isEqualTo("social_cde");
        assertThat(comparison.at("/modalidades/3/modalidade").asString()).isEqualTo("social_cde");
        assertThat(comparison.at("/modalidades/3/condicao").isMissingNode()).isTrue();
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"COMP3\"}");
        assertRefused("COMP3", "?inicio=2025-03-01&fim=2025-03-31", 409, "não tem contrato");
        assertRefused("COMP3", "", 409, "um mês completo de medições");
        assertRefused("COMP0", "", 404, "Não há unidade");
        supply("COMP4", "convencional");
        assertRefused("COMP4", "?inicio=2025-03-01&fim=2025-03-31", 409, "Faltam medições");
        read("COMP4", LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 31), 1_000);
        assertRefused(
                "COMP4",
                "?inicio=2025-03-01&fim=2025-03-31&pacote_regras=brasil",
                409,
                "não tem tarifa");
    }

    @ParameterizedTest
    @CsvSource({
        "?inicio=2025-03-01,400,falta",
        "?inicio=2025-03-31&fim=2025-03-01,400,deve vir depois",
        "?inicio=ontem&fim=2025-03-01,400,deve ser um dia",
        "?inicio=2024-01-01&fim=2025-03-01,400,366 dias",
        "?pacote_regras=outro,404,Não há pacote"
    })
    void whatCannotBeAskedIsRefused(String query, int status, String message) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"COMP5\"}");
        assertRefused("COMP5", query, status, message);
    }

    private void assertRefused(String matricula, String query, int status, String message)
            throws Exception {
        var answer = api.get("/api/v1/unidades/%s/comparacao%s".formatted(matricula, query));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(message);
    }

    private void supply(String matricula, String modality) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
        var terms =
                "{\"modalidade\":\"%s\",\"ligacao\":\"monofasica\",\"uf\":\"SP\",\"municipio\":\"Exemplo\",\"grupo\":\"cmp\",\"a_partir_de\":\"2025-01-01\"}"
                        .formatted(modality);
        var path = "/api/v1/unidades/%s/contrato".formatted(matricula);
        assertThat(api.json("PUT", path, terms).statusCode()).isEqualTo(200);
    }

    /// A reading each half hour.
    private void read(String matricula, LocalDate from, LocalDate to, long wattHours) {
        var times = new ArrayList<ZonedDateTime>();
        var end = to.atStartOfDay(ZONE);
        for (var time = from.atStartOfDay(ZONE); !time.isAfter(end); time = time.plusMinutes(30)) {
            times.add(time);
        }
        List.of(times.getFirst(), times.getLast())
                .forEach(time ->
                        jdbc.sql("select ensure_reading_month(cast(:time as timestamptz))")
                                .param("time", time.toInstant().toString())
                                .query(row -> {}));
        jdbc.sql(
                        """
                        insert into meter_reading (usage_point_id, measured_at, register_wh, source)
                        select usage_point_id, cast(:start as timestamptz) + n * interval '30 min',
                            n * :each, 1
                        from usage_point, generate_series(0, :last) n where matricula = :matricula
                        """)
                .param("start", times.getFirst().toInstant().toString())
                .param("each", wattHours)
                .param("last", times.size() - 1)
                .param("matricula", matricula)
                .update();
    }
}
