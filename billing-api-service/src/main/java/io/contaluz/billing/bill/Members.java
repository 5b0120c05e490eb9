package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads members of JSON that somebody else may have written.
final class Members {

    /// More than any bill has: in full, a number of a few digits could fill the memory.
    private static final int MOST_PLACES = 100;

    private Members() {}

    static Digest digest(JsonNode node, String name) {
        return new Digest(text(node, name));
    }

    static JsonNode member(JsonNode node, String name) {
        var member = node.get(name);
        if (member == null) {
            throw Refusal.invalid(name, "falta");
        }
        return member;
    }

    static Stream<JsonNode> items(JsonNode node, String name) {
        var list = member(node, name);
        if (!list.isArray()) {
            throw Refusal.invalid(name, "não é uma lista");
        }
        return list.valueStream();
    }

    static String text(JsonNode node, String name) {
        var member = member(node, name);
        if (!member.isString()) {
            throw Refusal.invalid(name, "não é um texto");
        }
        return member.stringValue();
    }

    static long whole(JsonNode node, String name) {
        var member = member(node, name);
        if (!member.isIntegralNumber() || !member.canConvertToLong()) {
            throw Refusal.invalid(name, "não é um número inteiro");
        }
        return member.longValue();
    }

    static int count(JsonNode node, String name) {
        long whole = whole(node, name);
        if (whole < 0 || whole > Integer.MAX_VALUE) {
            throw Refusal.invalid(name, "não é um número de 0 a " + Integer.MAX_VALUE);
        }
        return (int) whole;
    }

    static BigDecimal number(JsonNode node, String name) {
        var member = member(node, name);
        if (!member.isNumber() || Math.abs((long) member.decimalValue().scale()) > MOST_PLACES) {
            throw Refusal.invalid(name, "não é um número");
        }
        return member.decimalValue();
    }

    static <T> T parsed(JsonNode node, String name, Function<String, T> parse) {
        try {
            return parse.apply(text(node, name));
        } catch (DateTimeException e) {
            throw Refusal.invalid(name, "não é uma data, hora ou fuso");
        }
    }

    static <E extends Enum<E>> E constant(
            JsonNode node, String name, E[] all, Function<E, String> code) {
        var text = text(node, name);
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                name,
                                "'%s' não é um de %s"
                                        .formatted(
                                                text, List.of(all).stream().map(code).toList())));
    }
}
