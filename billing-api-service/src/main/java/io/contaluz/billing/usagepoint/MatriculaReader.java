package io.contaluz.billing.usagepoint;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads a matricula from JSON, where it is a string or a whole number.
@JacksonComponent
class MatriculaReader extends ValueDeserializer<Matricula> {

    @Override
    public Matricula deserialize(JsonParser parser, DeserializationContext context) {
        var token = parser.currentToken();
        // The text of a number as it was sent: never its value, whose size nobody has checked.
        var text = parser.getString();
        var wholeNumber = token == JsonToken.VALUE_NUMBER_INT && text.charAt(0) != '-';
        if (token == JsonToken.VALUE_STRING || wholeNumber) {
            return new Matricula(text);
        }
        throw Matricula.malformed();
    }
}
