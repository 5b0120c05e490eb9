package io.contaluz.billing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.web.WithWebRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest({InstallationController.class, InstallationImportController.class})
@WithWebRules
class InstallationWebTests {

    private static final String PATH = "/api/v1/unidades/1000001/medidores";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired private MockMvcTester mvc;
    @MockitoBean private Installing installing;
    @MockitoBean private InstallationImport imports;

    @TestConfiguration
    static class At {

        @Bean
        @Primary
        Clock noon() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @Test
    void anInstalledMeterIsShown() {
        when(installing.install(any(), any()))
                .thenAnswer(call -> {
                    NewInstallation wanted = call.getArgument(1);
                    return InstallationView.of(
                            wanted.installation(NOW), ZoneId.of("America/Manaus"));
                });
        assertThat(
                        post(
                                "{\"numero_serie\":\"A-1\",\"registro_inicial\":12.50,"
                                        + "\"instalado_em\":\"2026-11-22T08:00:00-03:00\"}"))
                .hasStatus(201)
                .bodyText()
                .isEqualTo(
                        "{\"numero_serie\":\"A-1\",\"instalado_em\":\"2026-11-22T07:00:00-04:00\","
                                + "\"digitos\":6,\"constante\":1,\"registro_inicial\":12.5}");
    }

    @Test
    void aMeterThatHasLeftShowsWhenAndWhere() {
        var stay =
                new Installation(
                        new SerialNumber("A-1"),
                        NOW.minusSeconds(3600),
                        new RegisterScale(5, 40),
                        WattHours.ofRegister("0"),
                        new Removal(NOW, WattHours.ofRegister("7.5")));
        when(installing.list(new Matricula("1000001")))
                .thenReturn(List.of(InstallationView.of(stay, ZoneOffset.UTC)));
        assertThat(mvc.get().uri(PATH))
                .hasStatus(200)
                .containsHeader("ETag")
                .bodyText()
                .isEqualTo(
                        "{\"itens\":[{\"numero_serie\":\"A-1\","
                                + "\"instalado_em\":\"2026-11-22T11:00:00Z\",\"digitos\":5,"
                                + "\"constante\":40,\"registro_inicial\":0,"
                                + "\"retirado_em\":\"2026-11-22T12:00:00Z\","
                                + "\"registro_final\":7.5}],\"proximo_cursor\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; numero_serie",
                "{\"numero_serie\":\"A\"}; instalado_em",
                "{\"numero_serie\":\"A\",\"instalado_em\":\"x\"}; registro_inicial",
                "{\"numero_serie\":\"a b\"}; numero_serie",
                "{\"numero_serie\":\"\"}; numero_serie",
                "{\"registro_inicial\":\"1\"}; registro_inicial",
                "{\"registro_inicial\":-1}; registro_inicial",
                "{\"registro_inicial\":1e-30000000}; registro_inicial",
                "{\"registro_inicial\":1.2345}; registro_inicial",
                "{\"registro_final_anterior\":1000000000}; registro_final_anterior",
                "{\"digitos\":6.5}; digitos",
                "{\"digitos\":99999999999}; digitos"
            })
    void whatIsWrongWithAMeterIsNamed(String body, String field) {
        assertThat(post(body)).hasStatus(400).bodyJson().extractingPath("$.campo").isEqualTo(field);
    }

    @Test
    void anOverlapIsAConflictThatSaysOfWhat() {
        when(installing.install(any(), any())).thenThrow(Refusal.conflict("Já está o 'A-1'."));
        assertThat(
                        post(
                                "{\"numero_serie\":\"A-2\",\"registro_inicial\":0,"
                                        + "\"instalado_em\":\"2026-11-22T08:00:00-03:00\"}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Já está o 'A-1'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,A,2026-01-01T00:00:00Z,,,0,,; ",
                "1,A,2026-01-01T00:00:00Z,9,40,0.5,2026-02-01T00:00:00Z,7; ",
                "1,A,2026-01-01T00:00:00Z,,,0,2026-02-01T00:00:00Z,; registro_final",
                "1,A,2026-01-01T00:00:00Z,,,0,,7; retirado_em",
                "1,A,2026-01-01T00:00:00Z,seis,,0,,; digitos",
                "1,A,2026-01-01T00:00:00Z,,0,0,,; constante",
                "1,A,2027-01-01T00:00:00Z,,,0,,; instalado_em",
                "1,A,ontem,,,0,,; instalado_em",
                "1,A,2026-01-01T00:00:00Z,4,,10000,,; registro_inicial",
                "1,A,2026-01-01T00:00:00Z,,,0,2025-01-01T00:00:00Z,7; retirado_em",
                "1,,2026-01-01T00:00:00Z,,,0,,; numero_serie"
            })
    void whatIsWrongWithALineIsNamed(String line, String field) {
        when(imports.storeAll(any()))
                .thenAnswer(call -> BatchOutcome.of(call.<List<?>>getArgument(0).size(), 0));
        var csv =
                "matricula,numero_serie,instalado_em,digitos,constante,registro_inicial,"
                        + "retirado_em,registro_final\n"
                        + line
                        + "\n";
        var report =
                assertThat(
                                mvc.post()
                                        .uri("/api/v1/unidades/medidores/importacao")
                                        .contentType("text/csv")
                                        .content(csv))
                        .hasStatus(200)
                        .bodyJson();
        if (field == null) {
            report.extractingPath("$.existentes").isEqualTo(1);
        } else {
            report.extractingPath("$.erros[0].campo").isEqualTo(field);
        }
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
