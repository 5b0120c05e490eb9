package io.contaluz.billing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTests {

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void takes16To64Bytes(int length) {
        var bytes = new byte[length];
        assertThat(new SigningKey(Base64.getEncoder().encodeToString(bytes)).bytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 65})
    void takesNoOtherLength(int length) {
        assertRefused(Base64.getEncoder().encodeToString(new byte[length]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not base64 but secret", "AAECAwQFBgcICQoLDA0ODw= =", "çççççççççççççççç"})
    void whatIsNoBase64IsRefusedAndNotRepeated(String text) {
        assertRefused(text);
    }

    @Test
    void showsNothingOfItself() {
        var text = Base64.getEncoder().encodeToString(new byte[16]);
        assertThat(new NewKey(null, null, new SigningKey(text)).toString())
                .contains("SigningKey[hidden]")
                .doesNotContain(text);
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new SigningKey(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("chave"))
                .withMessage("deve ser o base64 de 16 a 64 bytes")
                .withNoCause();
    }
}
