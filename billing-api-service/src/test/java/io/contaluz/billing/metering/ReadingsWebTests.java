package io.contaluz.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.contaluz.billing.web.WithWebRules;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest({
    ReadingsController.class,
    LatestReadingsController.class,
    LastReadingController.class,
    ReadingImportController.class
})
@WithWebRules
class ReadingsWebTests {

    private static final String PATH = "/api/v1/unidades/1000001/medicoes";
    private static final ReadingSeries SERIES = SeriesForTests.of("1000001", "10", "12.5");

    @Autowired private MockMvcTester mvc;
    @MockitoBean private MeterReadings readings;
    @MockitoBean private UsagePointRegistry usagePoints;
    @MockitoBean private ReadingImport imports;

    @BeforeEach
    void registerTheUsagePoint() {
        when(usagePoints.locate(new Matricula("1000001"))).thenReturn(SERIES.usagePoint());
    }

    @Test
    void theLastReadingIsToldInTheUsagePointsTime() {
        when(readings.last(new Matricula("1000001"), 1)).thenReturn(SERIES);
        assertThat(
                        mvc.post()
                                .uri("/medicoes/ultima-medicao")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"matricula\":1000001}"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo("{\"data_hora\":\"22-11-2026 01:00:00\",\"consumo\":12.5}");
    }

    @Test
    void anUnknownUsagePointHasNoLastReading() {
        when(readings.last(any(), anyInt())).thenThrow(Refusal.notFound("Não há."));
        assertThat(
                        mvc.post()
                                .uri("/medicoes/ultima-medicao")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"matricula\":\"404\"}"))
                .hasStatus(404)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aPeriodIsJsonUnlessAskedOtherwise() {
        var view = ReadingView.of(SERIES.readings().getLast(), SERIES.usagePoint().zone());
        when(readings.page(any(), any(), any(), eq(100)))
                .thenReturn(new Page<>(List.of(view), null));
        assertThat(mvc.get().uri(PATH + "?inicio=2026-11-22&fim=2026-11-23"))
                .hasStatus(200)
                .containsHeader("ETag")
                .bodyText()
                .isEqualTo(
                        "{\"itens\":[{\"data_hora\":\"2026-11-22T01:00:00-03:00\","
                                + "\"consumo\":12.5}],"
                                + "\"proximo_cursor\":null}");
        assertThat(mvc.get().uri(PATH).accept(MediaType.ALL))
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
    }

    @Test
    void aPeriodIsCsvWhereAskedFor() {
        doAnswer(
                        call -> {
                            Consumer<Reading> consumer = call.getArgument(2);
                            SERIES.readings().forEach(consumer);
                            return null;
                        })
                .when(readings)
                .each(any(), any(), any());
        assertThat(mvc.get().uri(PATH).accept("text/csv"))
                .hasStatus(200)
                .hasContentTypeCompatibleWith("text/csv")
                .hasHeader("Cache-Control", "private, max-age=0, must-revalidate")
                .bodyText()
                .isEqualTo(
                        """
                        matricula,data_hora,consumo
                        1000001,2026-11-22T00:00:00-03:00,10
                        1000001,2026-11-22T01:00:00-03:00,12.5
                        """);
    }

    @Test
    void aDownloadThatCannotBeginIsAProblemDetail() {
        doThrow(
                        new CannotGetJdbcConnectionException(
                                "no", new SQLTransientConnectionException("timeout")))
                .when(readings)
                .each(any(), any(), any());
        assertThat(mvc.get().uri(PATH).accept("text/csv"))
                .hasStatus(503)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .doesNotContain("matricula,");
    }

    @Test
    void xmlThereIsNone() {
        assertThat(mvc.get().uri(PATH).accept(MediaType.APPLICATION_XML))
                .hasStatus(406)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "inicio=ontem, inicio",
        "fim=2026-02-30, fim",
        "inicio=2026-10-02&fim=2026-10-01, fim",
        "limite=0, limite",
        "cursor=x, cursor",
        "cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBa, cursor"
    })
    void whatIsWrongWithAPeriodIsNamed(String query, String field) {
        assertThat(mvc.get().uri(URI.create(PATH + "?" + query)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo(field);
    }

    @Test
    void theLatestReadingsAreALineEach() {
        doAnswer(
                        call -> {
                            Consumer<LatestReading> consumer = call.getArgument(2);
                            consumer.accept(new LatestReading("1", SERIES.readings().getLast()));
                            consumer.accept(new LatestReading("2", null));
                            return null;
                        })
                .when(readings)
                .eachLatest(anyLong(), anyInt(), any());
        assertThat(mvc.get().uri("/api/v1/unidades/ultimas-medicoes?primeira=1&quantidade=2"))
                .hasStatus(200)
                .hasContentTypeCompatibleWith("text/csv")
                .bodyText()
                .isEqualTo("matricula,data_hora,consumo\n1,2026-11-22T04:00:00Z,12.5\n2,,\n");
    }

    @ParameterizedTest
    @CsvSource({
        "quantidade=1, primeira",
        "primeira=1, quantidade",
        "primeira=1&quantidade=1000001, quantidade",
        "primeira=-1&quantidade=1, primeira",
        "primeira=99999999999999999999&quantidade=1, primeira"
    })
    void whatIsWrongWithARunIsNamed(String query, String field) {
        assertThat(mvc.get().uri("/api/v1/unidades/ultimas-medicoes?" + query).accept("text/csv"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo(field);
    }
}
