package io.contaluz.billing.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerNameTests {

    @Test
    void anyLineOfTextIsOne() {
        assertThat(new CustomerName("José D'Ávila 😀")).hasToString("José D'Ávila 😀");
        assertThat(new CustomerName("😀".repeat(200))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "a\nb", "a\u2028b", "\uD800"})
    void controlCharactersAndBlanksAreNone(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new CustomerName(text))
                .extracting(Refusal::field)
                .isEqualTo("nome");
    }

    @Test
    void norIsALongerOneThanTheTableHolds() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new CustomerName("x".repeat(201)));
    }
}
