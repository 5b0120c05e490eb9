package io.contaluz.billing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.web.WithWebRules;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(KeyController.class)
@WithWebRules
class KeyWebTests {

    private static final String PATH = "/api/v1/unidades/1000001/chaves/a";
    private static final String GOOD = "{\"chave\":\"AAECAwQFBgcICQoLDA0ODw==\"}";

    @Autowired private MockMvcTester mvc;
    @MockitoBean private KeySafe safe;
    @MockitoBean private KeyImport imports;

    @Test
    void aKeyIsTakenInAndNotShown() {
        assertThat(put(PATH, GOOD)).hasStatus(204).bodyText().isEmpty();
        verify(safe).put(eq(new Matricula("1000001")), eq(new Kid("a")), any());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a; {}; chave",
                "a; {\"chave\":null}; chave",
                "a; {\"chave\":12345678901234567890123456789012}; chave",
                "a; {\"chave\":\"curta\"}; chave",
                "a; {\"chave\":\"AAECAwQFBgcICQoLDA0O\"}; chave",
                "a b; {\"chave\":\"AAECAwQFBgcICQoLDA0ODw==\"}; kid"
            })
    void whatIsWrongWithAKeyIsNamedAndNotRepeated(String kid, String body, String field) {
        var answer = put("/api/v1/unidades/1000001/chaves/" + kid, body);
        assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.campo").isEqualTo(field);
        assertThat(answer).bodyText().doesNotContain("curta", "1234", "AAECAw");
    }

    @Test
    void withoutAMasterKeyItIsUnavailable() {
        doThrow(Refusal.unavailable("Sem chave mestra.")).when(safe).put(any(), any(), any());
        assertThat(put(PATH, GOOD))
                .hasStatus(503)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void onlyNamesAreListed() {
        when(safe.names(new Matricula("1000001")))
                .thenReturn(
                        List.of(new KeyName(new Kid("a"), Instant.parse("2026-11-22T10:00:00Z"))));
        assertThat(mvc.get().uri("/api/v1/unidades/1000001/chaves"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo(
                        "{\"itens\":[{\"kid\":\"a\",\"desde\":\"2026-11-22T10:00:00Z\"}],"
                                + "\"proximo_cursor\":null}");
    }

    @Test
    void aKeyIsRevokedIfItIsThere() {
        assertThat(mvc.delete().uri(PATH)).hasStatus(204);
        doThrow(Refusal.notFound("Não há.")).when(safe).remove(any(), any());
        assertThat(mvc.delete().uri(PATH)).hasStatus(404);
    }

    @Test
    void anImportTellsLineByLineWithoutTheKeys() {
        when(imports.putAll(any())).thenReturn(BatchOutcome.of(1, 1));
        var csv = "matricula,kid,chave\n1,a,AAECAwQFBgcICQoLDA0ODw==\n2,a,curta\n3,,\n";
        assertThat(
                        mvc.post()
                                .uri("/api/v1/unidades/chaves/importacao")
                                .contentType("text/csv")
                                .content(csv))
                .hasStatus(200)
                .bodyText()
                .isEqualTo(
                        "{\"linhas\":3,\"criadas\":1,\"existentes\":0,\"rejeitadas\":2,\"erros\":"
                                + "[{\"linha\":3,\"campo\":\"chave\",\"motivo\":"
                                + "\"deve ser o base64 de 16 a 64 bytes\"},"
                                + "{\"linha\":4,\"campo\":\"kid\",\"motivo\":\"falta\"}]}");
    }

    private MvcTestResult put(String path, String body) {
        return mvc.put().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }
}
