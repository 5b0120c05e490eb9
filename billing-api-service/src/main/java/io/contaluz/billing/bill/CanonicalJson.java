package io.contaluz.billing.bill;

import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// JSON that has but one form: UTF-8, no white space, members in the order in which they were put,
/// numbers in full without exponent and without zeros at the end of a fraction.
final class CanonicalJson {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CanonicalJson() {}

    static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    /// @throws tools.jackson.core.JacksonException if it is no JSON
    static JsonNode read(byte[] bytes) {
        return JSON.readTree(bytes);
    }

    /// @throws tools.jackson.core.JacksonException if it is no JSON
    static JsonNode read(String text) {
        return JSON.readTree(text);
    }

    /// A number as it is written.
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
