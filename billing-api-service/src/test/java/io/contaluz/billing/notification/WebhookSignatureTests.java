package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTests {

    /// The example of docs/webhooks.md, which `openssl dgst -sha256 -hmac segredo` gives too.
    @Test
    void theExampleOfTheDocumentationHolds() {
        var body = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
        var secret = "segredo".getBytes(StandardCharsets.US_ASCII);
        assertThat(WebhookSignature.of(secret, 1_764_000_000, body).header())
                .isEqualTo(
                        "t=1764000000,v1=cec275d81b610733c4cf9a80d5cac5587b047fe56ced23da932f9d16e92b1a36");
    }
}
