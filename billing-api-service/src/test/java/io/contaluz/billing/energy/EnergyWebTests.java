package io.contaluz.billing.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.contaluz.billing.web.WithWebRules;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(EnergyController.class)
@WithWebRules
class EnergyWebTests {

    private static final String PATH = "/api/v1/unidades/1000001/energia";
    private static final EnergySlot SLOT =
            new EnergySlot(
                    Instant.parse("2026-11-22T03:00:00Z"), new WattHours(1_250), true, false);

    @Autowired private MockMvcTester mvc;
    @MockitoBean private MeteredEnergy energy;
    @MockitoBean private UsagePointRegistry usagePoints;

    @BeforeEach
    void registerTheUsagePoint() {
        var matricula = new Matricula("1000001");
        when(usagePoints.locate(matricula))
                .thenReturn(new LocatedUsagePoint(1, matricula, ZoneId.of("America/Sao_Paulo")));
    }

    @Test
    void slotsAreJsonUnlessAskedOtherwise() {
        when(energy.all(any())).thenReturn(List.of(SLOT));
        assertThat(mvc.get().uri(PATH + "?de=2026-11-22&ate=2026-11-23&intervalo=1d"))
                .hasStatus(200)
                .containsHeader("ETag")
                .hasHeader("Cache-Control", "private, max-age=0, must-revalidate")
                .bodyText()
                .isEqualTo(
                        "{\"itens\":[{\"inicio\":\"2026-11-22T00:00:00-03:00\","
                                + "\"energia_kwh\":1.25,\"estimada\":true,\"completa\":false}],"
                                + "\"proximo_cursor\":null}");
    }

    @Test
    void slotsAreCsvWhereAskedFor() {
        doAnswer(
                        call -> {
                            Consumer<EnergySlot> consumer = call.getArgument(1);
                            consumer.accept(SLOT);
                            return null;
                        })
                .when(energy)
                .each(any(), any());
        assertThat(mvc.get().uri(PATH + "?de=2026-11-22&ate=2026-11-23").accept("text/csv"))
                .hasStatus(200)
                .hasContentTypeCompatibleWith("text/csv")
                .bodyText()
                .isEqualTo(
                        """
                        matricula,inicio,energia_kwh,estimada,completa
                        1000001,2026-11-22T00:00:00-03:00,1.25,true,false
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "ate=2026-11-23, de",
        "de=2026-11-22, ate",
        "de=ontem&ate=2026-11-23, de",
        "de=2026-11-22&ate=2026-02-30, ate",
        "de=2026-11-22&ate=2026-11-22, ate",
        "de=2024-11-22&ate=2026-11-23, ate",
        "de=2026-11-22&ate=2026-11-23&intervalo=2h, intervalo"
    })
    void whatIsWrongWithAPeriodIsNamed(String query, String field) {
        assertThat(mvc.get().uri(URI.create(PATH + "?" + query)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo(field);
    }

    @Test
    void twoYearsMayBeAsked() {
        when(energy.all(any())).thenReturn(List.of());
        assertThat(mvc.get().uri(PATH + "?de=2024-11-22&ate=2026-11-22")).hasStatus(200);
    }

    @Test
    void anUnknownUsagePointIsNotFound() {
        when(usagePoints.locate(new Matricula("404"))).thenThrow(Refusal.notFound("Não há."));
        assertThat(mvc.get().uri("/api/v1/unidades/404/energia?de=2026-11-22&ate=2026-11-23"))
                .hasStatus(404);
    }
}
