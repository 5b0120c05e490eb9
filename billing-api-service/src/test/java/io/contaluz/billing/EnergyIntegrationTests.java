package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Energy as ingest leaves it in the table, told by the route.
@BillingTest
class EnergyIntegrationTests {

    @Autowired private Api api;
    @Autowired private Environment environment;

    @Test
    void quartersHoursAndDaysComeFromTheTable() throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"E1\",\"fuso\":\"America/Manaus\"}");
        fill("E1", "2026-10-01", "2026-10-03");
        var path = "/api/v1/unidades/E1/energia?de=2026-10-01&ate=2026-10-03";
        var quarters = Api.read(api.get(path + "&intervalo=15m")).path("itens");
        assertThat(quarters).hasSize(2 * 96);
        assertThat(quarters.get(0).toString())
                .isEqualTo(
                        "{\"inicio\":\"2026-10-01T00:00:00-04:00\",\"energia_kwh\":0.116,"
                                + "\"estimada\":true,\"completa\":true}");
        var hours = Api.read(api.get(path + "&intervalo=1h")).path("itens");
        assertThat(hours).hasSize(48);
        assertThat(hours.get(0).path("energia_kwh").decimalValue()).isEqualByComparingTo("0.47");
        assertThat(api.get(path + "&intervalo=1d", "Accept", "text/csv").body())
                .isEqualTo(
                        """
                        matricula,inicio,energia_kwh,estimada,completa
                        E1,2026-10-01T00:00:00-04:00,14.16,true,true
                        E1,2026-10-02T00:00:00-04:00,14.16,true,true
                        """);
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"E2\",\"fuso\":\"UTC\"}");
        fill("E2", "2026-10-01", "2026-10-01");
        SchemaOwner.of(environment)
                .sql(
                        """
                        update energy_day set energy_wh[1:95] = array_fill(null::bigint, array[95])
                        where usage_point_id =
                            (select usage_point_id from usage_point where matricula = 'E2')
                        """)
                .update();
        var path = "/api/v1/unidades/E2/energia?de=2026-09-01&ate=2026-11-01&intervalo=1d";
        assertThat(api.get(path).body())
                .isEqualTo(
                        "{\"itens\":[{\"inicio\":\"2026-10-01T00:00:00Z\",\"energia_kwh\":0.195,"
                                + "\"estimada\":false,\"completa\":false}],"
                                + "\"proximo_cursor\":null}");
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"E3\"}");
        fill("E3", "2026-10-01", "2026-10-01");
        var path = "/api/v1/unidades/E3/energia?de=2026-10-01&ate=2026-10-02";
        var etag = api.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    /// Days in UTC whose quarters are 100, 101, … watt-hours, every second one estimated.
    private void fill(String matricula, String first, String last) {
        SchemaOwner.of(environment)
                .sql("select ensure_reading_month('2026-10-01Z')")
                .query(row -> {});
        SchemaOwner.of(environment)
                .sql(
                        """
                        insert into energy_day (usage_point_id, day, energy_wh, estimated)
                        select usage_point_id, day,
                            array(select 100 + n from generate_series(0, 95) n),
                            repeat('10', 48)::bit(96)
                        from usage_point, generate_series(
                            cast(:first as date), cast(:last as date), interval '1 day') day
                        where matricula = :matricula
                        """)
                .param("matricula", matricula)
                .param("first", first)
                .param("last", last)
                .update();
    }
}
