package io.contaluz.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class RateLimitFilterTests {

    @Test
    void afterItsBurstAnAddressWaitsAndTheOthersDoNot() throws Exception {
        var filter = filter(1, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(filter, "10.0.0.1", "/api/v1/clientes").getStatus()).isEqualTo(200);
        }
        var refused = ask(filter, "10.0.0.1", "/gerar-fatura");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .contains("Requisições demais");
        assertThat(ask(filter, "10.0.0.2", "/gerar-fatura").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, /api/v1/clientes", "1, /actuator/health/readiness", "1, /v3/api-docs"})
    void itCanBeTurnedOffAndLeavesHealthAlone(int perSecond, String path) throws Exception {
        var filter = filter(perSecond, 1);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(filter, "10.0.0.1", path).getStatus()).isEqualTo(200);
        }
    }

    private static RateLimitFilter filter(int perSecond, int burst) {
        var megabyte = DataSize.ofMegabytes(1);
        return new RateLimitFilter(
                new WebProperties(perSecond, burst, 10, 1, Duration.ZERO, megabyte, megabyte),
                new ProblemWriter(JsonMapper.builder().build()),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static MockHttpServletResponse ask(RateLimitFilter filter, String address, String path)
            throws Exception {
        var request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
