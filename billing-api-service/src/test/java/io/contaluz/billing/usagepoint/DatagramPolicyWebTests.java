package io.contaluz.billing.usagepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.web.WithWebRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(DatagramPolicyController.class)
@WithWebRules
class DatagramPolicyWebTests {

    private static final String PATH = "/api/v1/unidades/P1/politica";

    @Autowired private MockMvcTester mvc;
    @MockitoBean private DatagramPolicies policies;

    @Test
    void whatIsSetIsWhatIsShown() {
        when(policies.find(new Matricula("P1"))).thenReturn(DatagramPolicy.MAC_REQUIRED);
        assertThat(put("{\"politica\":\"mac-required\"}")).hasStatus(204);
        verify(policies).set(new Matricula("P1"), DatagramPolicy.MAC_REQUIRED);
        assertThat(mvc.get().uri(PATH))
                .hasStatus(200)
                .bodyText()
                .isEqualTo("{\"politica\":\"mac-required\"}");
    }

    @Test
    void aDowngradeIsAConflict() {
        doThrow(Refusal.conflict("Não volta atrás.")).when(policies).set(any(), any());
        assertThat(put("{\"politica\":\"legacy\"}"))
                .hasStatus(409)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"politica\":null}",
                "{\"politica\":\"none\"}",
                "{\"politica\":\"MAC_REQUIRED\"}",
                "{\"politica\":1}",
                "{\"politica\":\"1\"}"
            })
    void whatIsNoPolicyIsNamed(String body) {
        assertThat(put(body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo("politica");
    }

    private MvcTestResult put(String body) {
        return mvc.put().uri(PATH).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }
}
