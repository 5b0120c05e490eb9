package io.contaluz.billing.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.web.WithWebRules;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(AlertController.class)
@WithWebRules
class AlertWebTests {

    private static final Matricula MATRICULA = new Matricula("1000001");

    @Autowired private MockMvcTester mvc;
    @MockitoBean private Alerting alerting;

    @Test
    void anExcessIsAnObject() {
        when(alerting.assess(MATRICULA))
                .thenReturn(new Assessment.Excessive(new BigDecimal("0.75")));
        assertThat(post("{\"matricula\":1000001}"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo("{\"excesso_consumo\":0.75}");
    }

    @Test
    void noExcessIsAJsonString() {
        when(alerting.assess(MATRICULA)).thenReturn(new Assessment.Unremarkable());
        assertThat(post("{\"matricula\":\"1000001\"}"))
                .hasStatus(200)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyText()
                .isEqualTo("\"Sem consumo excessivo\"");
    }

    @Test
    void tooFewReadingsAreNotFound() {
        when(alerting.assess(MATRICULA)).thenThrow(Refusal.notFound("Faltam medições."));
        assertThat(post("{\"matricula\":\"1000001\"}")).hasStatus(404);
    }

    @Test
    void aMissingMatriculaIsNamed() {
        assertThat(post("{}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo("matricula");
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/alerta-consumo")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
