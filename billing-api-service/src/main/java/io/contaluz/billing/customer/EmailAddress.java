package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.util.regex.Pattern;

/// Where mail reaches somebody: one address, without a name beside it.
public record EmailAddress(@JsonValue String value) {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile(
                    "[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}"
                            + "@[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?"
                            + "(?:\\.[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?)+");

    /// @throws Refusal if it is malformed
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw Refusal.invalid("email", "deve ser um endereço de e-mail");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
