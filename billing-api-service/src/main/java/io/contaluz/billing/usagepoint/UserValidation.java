package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonValue;

/// The answer of the source's first route: a JSON string.
enum UserValidation {
    REGISTERED("Usuário cadastrado"),
    UNKNOWN("Usuário não cadastrado");

    private final String sentence;

    UserValidation(String sentence) {
        this.sentence = sentence;
    }

    @JsonValue
    String sentence() {
        return sentence;
    }
}
