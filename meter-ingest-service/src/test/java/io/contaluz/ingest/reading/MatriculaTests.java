package io.contaluz.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatriculaTests {

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000001", "AB-9z", "-", "12345678901234567890123456789012"})
    void isOneToThirtyTwoLettersDigitsAndHyphens(String text) {
        assertThat(new Matricula(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 2",
                "1_2",
                "ção",
                "ı",
                "1\n",
                "123456789012345678901234567890123"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Matricula(text));
    }
}
