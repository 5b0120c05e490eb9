package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import java.util.Objects;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads a register from JSON, where it is a number in kWh.
@JacksonComponent
class RegisterReader extends ValueDeserializer<WattHours> {

    @Override
    public WattHours deserialize(JsonParser parser, DeserializationContext context) {
        var member = Objects.requireNonNullElse(parser.currentName(), "");
        if (!parser.currentToken().isNumeric()) {
            throw Refusal.invalid(member, "deve ser um número, em kWh");
        }
        // The text of a number as it was sent: never its value, whose size nobody has checked.
        return WattHours.ofRegister(member, parser.getString());
    }
}
