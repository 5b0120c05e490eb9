package io.contaluz.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Bodies over a real socket, with and without a length.
@BillingTest
class BodyLimitIntegrationTests {

    private static final String USAGE_POINTS = "/api/v1/unidades/importacao";

    @Autowired private Api api;

    @Test
    void anImportBeyondItsLimitIsTooLargeWhateverItSaysOfItsLength() throws Exception {
        var csv =
                """
                matricula
                x,
                """
                        .repeat(30_000);
        assertThat(api.csv(USAGE_POINTS, csv).statusCode()).isEqualTo(413);
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        var chunked =
                HttpRequest.newBuilder()
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(bytes)));
        var answer = api.send(chunked, USAGE_POINTS, "Content-Type", "text/csv");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void aChunkedJsonBodyHasItsLimitToo() throws Exception {
        var bytes = ("{\"x\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var chunked =
                HttpRequest.newBuilder()
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(bytes)));
        var answer = api.send(chunked, "/gerar-fatura", "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(413);
    }
}
