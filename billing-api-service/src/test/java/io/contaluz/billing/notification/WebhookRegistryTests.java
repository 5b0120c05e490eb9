package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.seal.MasterKeyProperties;
import io.contaluz.billing.seal.Seal;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRegistryTests {

    private static final WebhookUrl SOMEWHERE = new WebhookUrl("https://exemplo.invalid/x");
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Webhooks webhooks = mock(Webhooks.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/actuator",
                "http://localhost/",
                "http://[::1]/",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void whatIsNotOnThePublicInternetIsRefused(String url) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> registry(MASTER_KEY).register(new WebhookUrl(url), List.of()))
                .satisfies(e -> assertThat(e.field()).isEqualTo("url"));
        verifyNoInteractions(webhooks);
    }

    @Test
    void aNameThatIsNotThereYetIsTaken() {
        when(webhooks.add(any(), any())).thenReturn(true);
        var one = registry(MASTER_KEY).register(SOMEWHERE, List.of(EventKind.TAMPER));
        assertThat(one.webhook().kinds()).containsExactly(EventKind.TAMPER);
        assertThat(one.secret()).hasSize(43);
        assertThat(one.toString()).doesNotContain(one.secret());
    }

    @Test
    void moreThanThereMayBeAreAConflict() {
        when(webhooks.add(any(), any())).thenReturn(false);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> registry(MASTER_KEY).register(SOMEWHERE, List.of()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void withoutAMasterKeyNoneIsRegistered() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> registry("").register(SOMEWHERE, List.of()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
        verifyNoInteractions(webhooks);
    }

    private WebhookRegistry registry(String masterKey) {
        return new WebhookRegistry(
                webhooks,
                new Seal(new MasterKeyProperties(masterKey, "")),
                new AddressGuard(Settings.of(false)),
                Clock.systemUTC());
    }
}
