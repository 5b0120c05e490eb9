package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.util.regex.Pattern;

/// What a customer is called: one line of text.
public record CustomerName(@JsonValue String value) {

    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /// @throws Refusal if it is blank, too long, or holds control characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerName {
        if (value.isBlank()
                || value.codePointCount(0, value.length()) > LONGEST
                || CONTROL.matcher(value).find()) {
            throw Refusal.invalid(
                    "nome", "deve ter de 1 a 200 caracteres, nenhum deles de controle");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
