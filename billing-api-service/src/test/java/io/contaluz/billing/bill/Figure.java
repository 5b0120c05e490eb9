package io.contaluz.billing.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A figure somewhere in a file, a number or the digits of a text, and how to change it.
record Figure(String path, JsonNode value, Consumer<JsonNode> replace) {

    /// All figures of a node, at any depth.
    static List<Figure> in(String path, ObjectNode node) {
        var figures = new ArrayList<Figure>();
        collect(path, node, its -> {}, figures);
        return figures;
    }

    private static void collect(
            String path, JsonNode node, Consumer<JsonNode> replace, List<Figure> figures) {
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, member) ->
                    collect(path + "." + name, member, its -> object.set(name, its), figures));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                collect(
                        "%s[%d]".formatted(path, i),
                        array.get(i),
                        its -> array.set(at, its),
                        figures);
            }
        } else if (node.isNumber() || node.asString("").matches(".*\\d.*")) {
            figures.add(new Figure(path, node, replace));
        }
    }

    boolean isNumber() {
        return value.isNumber();
    }

    /// The path without the places in lists.
    String member() {
        return path.replaceAll("\\[\\d+\\]", "[]");
    }

    void change(Random random) {
        replace.accept(isNumber() ? number(random) : text(random));
    }

    private JsonNode number(Random random) {
        var number = value.decimalValue();
        var unit = number.ulp().multiply(BigDecimal.valueOf(1 + random.nextInt(9)));
        var other = random.nextBoolean() ? number.add(unit) : number.subtract(unit);
        return value.isIntegralNumber()
                ? CanonicalJson.NODES.numberNode(other.longValueExact())
                : CanonicalJson.NODES.numberNode(other);
    }

    /// Another digit in place of one of them.
    private JsonNode text(Random random) {
        var text = new StringBuilder(value.stringValue());
        int at;
        do {
            at = random.nextInt(text.length());
        } while (text.charAt(at) < '0' || text.charAt(at) > '9');
        int other = (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
        text.setCharAt(at, (char) ('0' + other));
        return CanonicalJson.NODES.stringNode(text.toString());
    }
}
