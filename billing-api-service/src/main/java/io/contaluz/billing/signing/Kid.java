package io.contaluz.billing.signing;

import io.contaluz.billing.refusal.Refusal;
import java.util.regex.Pattern;

/// The name of a key among those of its usage point, as datagrams bear it.
public record Kid(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._-]{1,32}");

    /// @throws Refusal if it is malformed
    public Kid {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.invalid(
                    "kid", "deve ter de 1 a 32 letras sem acento, dígitos, '.', '_' ou '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
