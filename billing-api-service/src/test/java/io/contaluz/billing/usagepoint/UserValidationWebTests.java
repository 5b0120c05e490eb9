package io.contaluz.billing.usagepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.contaluz.billing.customer.Username;
import io.contaluz.billing.web.WithWebRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(UserValidationController.class)
@WithWebRules
class UserValidationWebTests {

    @Autowired private MockMvcTester mvc;
    @MockitoBean private LocatedUsagePoints usagePoints;

    @Test
    void whoAnswersForTheUsagePointIsRegistered() {
        when(usagePoints.isHeldToday(new Username("maria"), new Matricula("1"))).thenReturn(true);
        assertThat(post("{\"username\":\"maria\",\"matricula\":1}"))
                .hasStatus(200)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyText()
                .isEqualTo("\"Usuário cadastrado\"");
    }

    @Test
    void whoDoesNotIsNotFoundByAJsonString() {
        assertThat(post("{\"username\":\"joao\",\"matricula\":\"1\"}"))
                .hasStatus(404)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyText()
                .isEqualTo("\"Usuário não cadastrado\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"matricula\":\"1\"}; username",
                "{\"username\":\"joão\",\"matricula\":\"1\"}; username",
                "{\"username\":5,\"matricula\":\"1\"}; username",
                "{\"username\":\"maria\"}; matricula",
                "{}; username"
            })
    void whatIsMissingOrMalformedIsNamed(String body, String field) {
        assertThat(post(body)).hasStatus(400).bodyJson().extractingPath("$.campo").isEqualTo(field);
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/validacao-usuario")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
