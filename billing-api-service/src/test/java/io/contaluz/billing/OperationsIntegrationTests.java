package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What an operator and an integrator find beside the routes, and what the container answers by
/// itself.
@BillingTest
class OperationsIntegrationTests {

    @Autowired private Api api;

    @Test
    void anAnswerGoesInOnePieceAndTellsItsLength() throws Exception {
        var body = "{\"matricula\":\"nobody\",\"username\":\"nobody\"}";
        var answer = api.post("/validacao-usuario", body);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void theOpenApiDocumentHasEveryRoute() throws Exception {
        var document = Api.read(api.get("/v3/api-docs"));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/validacao-usuario",
                        "/medicoes/ultima-medicao",
                        "/gerar-fatura",
                        "/alerta-consumo",
                        "/api/v1/clientes",
                        "/api/v1/clientes/{username}",
                        "/api/v1/clientes/{username}/email",
                        "/api/v1/clientes/importacao",
                        "/api/v1/unidades",
                        "/api/v1/unidades/{matricula}",
                        "/api/v1/unidades/importacao",
                        "/api/v1/unidades/ultimas-medicoes",
                        "/api/v1/unidades/{matricula}/medicoes",
                        "/api/v1/unidades/{matricula}/medicoes/revisoes",
                        "/api/v1/unidades/{matricula}/serie",
                        "/api/v1/unidades/{matricula}/energia",
                        "/api/v1/unidades/{matricula}/medidores",
                        "/api/v1/unidades/medidores/importacao",
                        "/api/v1/unidades/{matricula}/chaves",
                        "/api/v1/unidades/{matricula}/chaves/{kid}",
                        "/api/v1/unidades/chaves/importacao",
                        "/api/v1/unidades/{matricula}/politica",
                        "/api/v1/medicoes/importacao",
                        "/api/v1/simulador/faixas/{titular}",
                        "/api/v1/unidades/{matricula}/alertas",
                        "/api/v1/unidades/{matricula}/previsao",
                        "/api/v1/alertas",
                        "/api/v1/unidades/{matricula}/contrato",
                        "/api/v1/unidades/{matricula}/comparacao",
                        "/api/v1/unidades/{matricula}/faturas",
                        "/api/v1/faturas/{id}",
                        "/api/v1/faturas/{id}/pdf",
                        "/api/v1/faturas/{id}/pagamentos",
                        "/api/v1/faturas/{id}/explicacao",
                        "/api/v1/faturas/{id}/exportacao",
                        "/api/v1/faturas/{id}/correcao",
                        "/api/v1/faturas/{id}/correcoes",
                        "/api/v1/faturas/{id}/lancamentos",
                        "/api/v1/unidades/{matricula}/divergencias",
                        "/api/v1/unidades/{matricula}/cadeia",
                        "/api/v1/chaves-de-fatura/{chave}",
                        "/api/v1/ciclos/{id}/rascunhos",
                        "/api/v1/ciclos/{id}/raiz",
                        "/api/v1/pagamentos/importacao",
                        "/api/v1/faturas.csv",
                        "/api/v1/faturas/linhas.csv",
                        "/api/v1/unidades/{matricula}/prepago",
                        "/api/v1/unidades/{matricula}/prepago/recargas",
                        "/api/v1/unidades/{matricula}/prepago/emergencia",
                        "/api/v1/unidades/{matricula}/prepago/extrato",
                        "/api/v1/ciclos",
                        "/api/v1/ciclos/{id}",
                        "/api/v1/ciclos/{id}/fechamento",
                        "/api/v1/ciclos/{id}/recusas",
                        "/api/v1/ciclos/{id}/conferencia",
                        "/api/v1/webhooks",
                        "/api/v1/webhooks/{id}",
                        "/api/v1/webhooks/{id}/teste",
                        "/api/v1/webhooks/{id}/entregas",
                        "/api/v1/webhooks/{id}/entregas/{evento}/reenvio",
                        "/api/v1/webhooks/{id}/reenvio");
        var body = document.at("/paths/~1api~1v1~1medicoes~1importacao/post/requestBody/content");
        assertThat(body.propertyNames()).containsExactly("text/csv");
        var key = document.at("/components/schemas/KeyToPut/properties/chave");
        assertThat(key.path("writeOnly").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/health/liveness",
                "/actuator/info",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/swagger-ui/index.html"
            })
    void whatAnOperatorLooksAtIsThere(String path) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/api/v1/nada", "/", "/error"})
    void whatIsNotThereIsAProblemDetail(String path) throws Exception {
        var answer = api.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /api/v1/clientes/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/clientes/a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/{} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad header\r\n\r\n",
                "POST /gerar-fatura HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedWithoutAStackTrace(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Exception", "org.apache", "Tomcat");
        }
    }
}
