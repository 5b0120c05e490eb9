package io.contaluz.billing.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTests {

    @ParameterizedTest
    @ValueSource(strings = {"maria", "j.silva_2@exemplo-1.br", "A"})
    void lettersDigitsAndFewSignsMakeOne(String text) {
        assertThat(new Username(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " maria", "joão", "a/b", "a\0", "a\n"})
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Username(text))
                .extracting(Refusal::field)
                .isEqualTo("username");
    }
}
