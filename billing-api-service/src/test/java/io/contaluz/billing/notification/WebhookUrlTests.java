package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://exemplo.invalid/contaluz?a=b",
                "http://exemplo.invalid:8080",
                "HTTPS://exemplo.invalid/",
                "http://[2001:db8::1]/x",
                "http://127.0.0.1:9000/x"
            })
    void anHttpUrlIsOne(String url) {
        assertThat(new WebhookUrl(url).toUri().toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exemplo.invalid",
                "ftp://exemplo.invalid/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:25/",
                "http://",
                "http:///x",
                "http://user:pass@exemplo.invalid/",
                "http://exemplo.invalid/#x",
                "http://exemplo.invalid:99999/",
                "http://exemplo.invalid:0/",
                "http://exemplo.invalid/a b",
                "http://exemplo.invalid/\r\nX: y",
                "http://ação.invalid/",
                "http://exemplo.invalid/ação"
            })
    void anythingElseIsNot(String url) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new WebhookUrl(url))
                .satisfies(e -> assertThat(e.field()).isEqualTo("url"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 2_001})
    void itIsNoLongerThanItsColumn(int length) {
        var url = "http://exemplo.invalid/" + "a".repeat(length - 23);
        if (length <= 2_000) {
            assertThat(new WebhookUrl(url).value()).hasSize(length);
        } else {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new WebhookUrl(url));
        }
    }
}
