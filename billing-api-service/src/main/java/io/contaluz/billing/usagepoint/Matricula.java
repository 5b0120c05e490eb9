package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.util.regex.Pattern;

/// The public key of a usage point: sent by its meter, printed on the bill.
public record Matricula(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,32}");

    /// @throws Refusal if it is malformed
    public Matricula {
        if (!FORM.matcher(value).matches()) {
            throw malformed();
        }
    }

    static Refusal malformed() {
        return Refusal.invalid("matricula", "deve ter de 1 a 32 letras sem acento, dígitos ou '-'");
    }

    @Override
    public String toString() {
        return value;
    }
}
