package io.contaluz.billing.fleet;

import io.contaluz.billing.refusal.Refusal;
import java.util.regex.Pattern;

/// Who holds a lease.
record Holder(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._:@-]{1,100}");

    /// @throws Refusal if it is malformed
    Holder {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.invalid(
                    "titular",
                    "deve ter de 1 a 100 letras sem acento, dígitos, '.', '_', ':', '@' ou '-'");
        }
    }
}
