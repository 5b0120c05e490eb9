package io.contaluz.billing.installation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.util.regex.Pattern;

/// What is printed on a meter.
public record SerialNumber(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z./_-]{1,64}");

    /// @throws Refusal if it is malformed
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SerialNumber {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.invalid(
                    "numero_serie",
                    "deve ter de 1 a 64 letras sem acento, dígitos, '.', '/', '_' ou '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
