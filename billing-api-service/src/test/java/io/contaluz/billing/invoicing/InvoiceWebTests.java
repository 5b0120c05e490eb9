package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.web.WithWebRules;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(PeriodChargeController.class)
@WithWebRules
class InvoiceWebTests {

    private static final Matricula MATRICULA = new Matricula("1000001");

    @Autowired private MockMvcTester mvc;
    @MockitoBean private PeriodCharging invoicing;

    @ParameterizedTest
    @ValueSource(strings = {"\"1000001\"", "1000001"})
    void theInvoiceIsTwoPlainNumbers(String matricula) {
        when(invoicing.invoice(MATRICULA))
                .thenReturn(new PeriodCharge(new WattHours(1_200_000), new Money(876_00)));
        assertThat(post("{\"matricula\":%s,\"outro\":[1]}".formatted(matricula)))
                .hasStatus(200)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyText()
                .isEqualTo("{\"consumo\":1200,\"valor_pagamento\":876}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"matricula\":null}",
                "{\"matricula\":\"1 2\"}",
                "{\"matricula\":\"\"}",
                "{\"matricula\":\"1\\u0000\"}",
                "{\"matricula\":1.5}",
                "{\"matricula\":-1}",
                "{\"matricula\":1e999999999}",
                "{\"matricula\":true}",
                "{\"matricula\":[\"1\"]}",
                "{\"matricula\":{\"valor\":\"1\"}}",
                "{\"matricula\":123456789012345678901234567890123}"
            })
    void aMatriculaThatIsNoneIsNamed(String body) {
        assertThat(post(body))
                .hasStatus(400)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo("matricula");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"matricula\":",
                "[1]",
                "\"1\"",
                "null",
                "{\"matricula\":\"1\",\"matricula\":\"2\"}",
                "{\"matricula\":\"1\",\"x\":1,\"x\":2}",
                "{\"matricula\":\"1\"}{}",
                "{\"matricula\":NaN}",
                "{\"matricula\":\"1\u0000\"}",
                "{'matricula':'1'}"
            })
    void aBodyThatIsNotOneJsonObjectIsRefused(String body) {
        assertThat(post(body))
                .hasStatus(400)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .doesNotContain("tools.jackson", "Exception", "io.contaluz");
    }

    @Test
    void endlessNestingIsRefused() {
        assertThat(post("{\"x\":" + "[".repeat(100_000))).hasStatus(400);
    }

    @Test
    void tooFewReadingsAreNotFound() {
        when(invoicing.invoice(MATRICULA)).thenThrow(Refusal.notFound("Faltam medições."));
        assertThat(post("{\"matricula\":\"1000001\"}"))
                .hasStatus(404)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"title":"Não encontrado","status":404,"detail":"Faltam medições.",
                         "instance":"/gerar-fatura"}
                        """);
    }

    @Test
    void aRegisterThatFellIsAConflict() {
        when(invoicing.invoice(MATRICULA)).thenThrow(Refusal.conflict("O registro recuou."));
        assertThat(post("{\"matricula\":\"1000001\"}")).hasStatus(409);
    }

    @Test
    void withoutTheDatabaseItIsUnavailableForAWhile() {
        when(invoicing.invoice(MATRICULA))
                .thenThrow(
                        new CannotGetJdbcConnectionException(
                                "no", new SQLTransientConnectionException("timeout")));
        assertThat(post("{\"matricula\":\"1000001\"}"))
                .hasStatus(503)
                .containsHeader("Retry-After")
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void ourOwnFaultIsToldWithoutItsParticulars() {
        when(invoicing.invoice(MATRICULA)).thenThrow(new IllegalStateException("secret"));
        assertThat(post("{\"matricula\":\"1000001\"}"))
                .hasStatus(500)
                .bodyText()
                .doesNotContain("secret", "IllegalState");
    }

    @Test
    void anotherMethodIsToldWhichOneThereIs() {
        assertThat(mvc.get().uri("/gerar-fatura")).hasStatus(405).hasHeader("Allow", "POST");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertThat(
                        mvc.post()
                                .uri("/gerar-fatura")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .content("matricula=1"))
                .hasStatus(415);
        assertThat(
                        mvc.post()
                                .uri("/gerar-fatura")
                                .contentType(MediaType.APPLICATION_JSON)
                                .accept(MediaType.TEXT_HTML)
                                .content("{\"matricula\":\"1\"}"))
                .hasStatus(406);
    }

    @Test
    void aBodyBeyondTheLimitIsTooLarge() {
        assertThat(post("{\"matricula\":\"" + "x".repeat(1_100_000) + "\"}"))
                .hasStatus(413)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/gerar-fatura")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
