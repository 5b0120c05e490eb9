package io.contaluz.billing.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.contaluz.billing.web.WithWebRules;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(LeaseController.class)
@WithWebRules
class LeaseWebTests {

    private static final Holder HOLDER = new Holder("replica-1");

    @Autowired private MockMvcTester mvc;
    @MockitoBean private Leasing leasing;

    @Test
    void aLeaseStartsWhereTheFleetDoesUnlessAskedOtherwise() {
        when(leasing.lease(HOLDER, 2_000_001, 50))
                .thenReturn(
                        new MatriculaLease(
                                HOLDER, 2_000_001, 50, Instant.parse("2026-11-22T12:00:00Z")));
        assertThat(put("replica-1", "{\"quantidade\":50}"))
                .hasStatus(200)
                .bodyText()
                .isEqualTo(
                        "{\"titular\":\"replica-1\",\"primeira_matricula\":\"2000001\","
                                + "\"quantidade\":50,\"expira_em\":\"2026-11-22T12:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; quantidade",
                "{\"quantidade\":0}; quantidade",
                "{\"quantidade\":1000001}; quantidade",
                "{\"quantidade\":1.5}; quantidade",
                "{\"quantidade\":1e999999999}; quantidade",
                "{\"quantidade\":\"5\"}; quantidade",
                "{\"quantidade\":99999999999999999999}; quantidade",
                "{\"quantidade\":1,\"a_partir_de\":0}; a_partir_de",
                "{\"quantidade\":1,\"a_partir_de\":9223372036854775807}; a_partir_de"
            })
    void whatIsWrongIsNamed(String body, String field) {
        assertThat(put("replica-1", body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo(field);
    }

    @Test
    void aHolderHasAPlainName() {
        assertThat(put("a b", "{\"quantidade\":1}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.campo")
                .isEqualTo("titular");
    }

    @Test
    void aReturnIsAnsweredByNothing() {
        assertThat(mvc.delete().uri("/api/v1/simulador/faixas/replica-1")).hasStatus(204);
        verify(leasing).release(HOLDER);
    }

    private MvcTestResult put(String holder, String body) {
        return mvc.put()
                .uri("/api/v1/simulador/faixas/{holder}", holder)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
