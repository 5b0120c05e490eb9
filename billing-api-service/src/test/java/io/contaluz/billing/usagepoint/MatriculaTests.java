package io.contaluz.billing.usagepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatriculaTests {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000001", "AB-9z", "12345678901234567890123456789012"})
    void lettersDigitsAndHyphensMakeOne(String text) {
        assertThat(new Matricula(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1 2", "ção", "1\n", "1\0", "İ", "123456789012345678901234567890123"})
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Matricula(text))
                .extracting(Refusal::field)
                .isEqualTo("matricula");
    }
}
