package io.contaluz.billing.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.web.WithWebRules;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(CustomerController.class)
@WithWebRules
class CustomerWebTests {

    private static final CustomerView ANA =
            new CustomerView(new Username("ana"), new CustomerName("Ana"), null);

    @Autowired private MockMvcTester mvc;
    @MockitoBean private CustomerRegistry registry;

    @Test
    void aNewOneIsCreatedAndToldWhere() {
        assertThat(post("{\"username\":\"ana\",\"nome\":\"Ana\"}"))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/clientes/ana")
                .bodyText()
                .isEqualTo("{\"username\":\"ana\",\"nome\":\"Ana\"}");
    }

    @Test
    void aUsernameThatIsTakenIsAConflict() {
        when(registry.register(any())).thenThrow(Refusal.conflict("Já existe."));
        assertThat(post("{\"username\":\"ana\",\"nome\":\"Ana\"}")).hasStatus(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"username\":\"x\"}; nome",
                "{\"username\":\"x\",\"nome\":\" \"}; nome",
                "{\"username\":\"x\",\"nome\":\"a\\u0000\"}; nome",
                "{\"username\":\"x\",\"nome\":5}; nome",
                "{\"username\":\"x y\",\"nome\":\"Ana\"}; username",
                "{\"nome\":\"Ana\"}; username"
            })
    void whatIsWrongWithANewOneIsNamed(String body, String field) {
        assertThat(post(body)).hasStatus(400).bodyJson().extractingPath("$.campo").isEqualTo(field);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        when(registry.find(ANA.username())).thenReturn(ANA);
        var first = mvc.get().uri("/api/v1/clientes/ana").exchange();
        assertThat(first)
                .hasStatus(200)
                .hasHeader("Cache-Control", "private, max-age=0, must-revalidate");
        var tag = Objects.requireNonNull(first.getResponse().getHeader("ETag"));
        assertThat(mvc.get().uri("/api/v1/clientes/ana").header("If-None-Match", tag))
                .hasStatus(304);
        assertThat(mvc.get().uri("/api/v1/clientes/ana").header("If-None-Match", "\"other\""))
                .hasStatus(200);
    }

    @Test
    void aPageHasItsItemsAndACursor() {
        when(registry.list(null, 1)).thenReturn(new Page<>(List.of(ANA), "YW5h"));
        assertThat(mvc.get().uri("/api/v1/clientes?limite=1"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo(
                        "{\"itens\":[{\"username\":\"ana\",\"nome\":\"Ana\"}],"
                                + "\"proximo_cursor\":\"YW5h\"}");
        when(registry.list(ANA.username(), 100)).thenReturn(new Page<>(List.of(), null));
        assertThat(mvc.get().uri("/api/v1/clientes?cursor=YW5h"))
                .bodyText()
                .isEqualTo("{\"itens\":[],\"proximo_cursor\":null}");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/api/v1/clientes")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
