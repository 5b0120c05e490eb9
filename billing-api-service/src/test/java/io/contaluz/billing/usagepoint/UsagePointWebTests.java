package io.contaluz.billing.usagepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.web.WithWebRules;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(UsagePointController.class)
@WithWebRules
class UsagePointWebTests {

    @Autowired private MockMvcTester mvc;
    @MockitoBean private UsagePointRegistry registry;
    @MockitoBean private UsagePointImport imports;

    @Test
    void aNewOneIsCreatedAndToldWhere() {
        when(registry.register(any(NewUsagePoint.class)))
                .thenReturn(new UsagePointView(new Matricula("P1"), "America/Manaus", null));
        assertThat(
                        mvc.post()
                                .uri("/api/v1/unidades")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"matricula\":\"P1\",\"fuso\":\"America/Manaus\"}"))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/unidades/P1")
                .bodyText()
                .isEqualTo("{\"matricula\":\"P1\",\"fuso\":\"America/Manaus\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; matricula",
                "{\"matricula\":\"a b\"}; matricula",
                "{\"matricula\":\"a\",\"fuso\":\"Lua/Mar_da_Tranquilidade\"}; fuso",
                "{\"matricula\":\"a\",\"fuso\":\"\"}; fuso",
                "{\"matricula\":\"a\",\"fuso\":3}; fuso",
                "{\"matricula\":\"a\",\"username\":\"ç\"}; username"
            })
    void whatIsWrongWithANewOneIsNamed(String body, String field) {
        assertThat(
                        mvc.post()
                                .uri("/api/v1/unidades")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo(field);
    }

    @Test
    void anUnknownOneIsNotFoundAndAMalformedOneIsRefused() {
        when(registry.find(new Matricula("nao-existe"))).thenThrow(Refusal.notFound("Não há."));
        assertThat(mvc.get().uri("/api/v1/unidades/nao-existe")).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/unidades/a b"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo("matricula");
    }

    @ParameterizedTest
    @CsvSource({
        "limite=0, limite",
        "limite=1001, limite",
        "limite=x, limite",
        "cursor=%25%25, cursor"
    })
    void whatIsWrongWithAPageIsNamed(String query, String field) {
        assertThat(mvc.get().uri(URI.create("/api/v1/unidades?" + query)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo(field);
    }

    @Test
    void anImportTellsLineByLine() {
        when(imports.registerAll(any())).thenReturn(BatchOutcome.of(1, 1));
        assertThat(
                        mvc.post()
                                .uri("/api/v1/unidades/importacao")
                                .contentType("text/csv")
                                .content("matricula,fuso\n1,\n2,Lua/Mar\n"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo(
                        "{\"linhas\":2,\"criadas\":1,\"existentes\":0,\"rejeitadas\":1,\"erros\":"
                                + "[{\"linha\":3,\"campo\":\"fuso\",\"motivo\":"
                                + "\"não é um fuso da IANA, como America/Manaus\"}]}");
    }

    @Test
    void anImportWithoutItsHeaderOrOfAnotherTypeIsRefused() {
        var post = mvc.post().uri("/api/v1/unidades/importacao");
        assertThat(post.contentType("text/csv").content("nada\n1\n")).hasStatus(400);
        assertThat(
                        mvc.post()
                                .uri("/api/v1/unidades/importacao")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("[]"))
                .hasStatus(415);
    }
}
