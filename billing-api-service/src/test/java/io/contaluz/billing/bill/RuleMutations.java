package io.contaluz.billing.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Every value of a rule pack's file, each changed for itself.
final class RuleMutations {

    /// A file with one value changed.
    ///
    /// @param where the value is, as `social[1].bands[2].discount`
    /// @param files those to try: the first that is a valid pack
    record Mutation(String where, List<String> files) {}

    /// What tells when and for whom an entry is, and where it comes from.
    private static final Set<String> NO_VALUE =
            Set.of(
                    "from",
                    "to",
                    "source",
                    "article",
                    "unit",
                    "name",
                    "distributor",
                    "modality",
                    "state",
                    "municipality",
                    "day",
                    "above",
                    "up_to");

    private final ObjectNode pack;
    private final List<Mutation> all = new ArrayList<>();

    private RuleMutations(ObjectNode pack) {
        this.pack = pack;
    }

    static List<Mutation> of(JsonNode pack) {
        var mutations = new RuleMutations((ObjectNode) pack);
        for (var section : List.copyOf(pack.propertyNames())) {
            if (pack.get(section) instanceof ArrayNode entries) {
                for (int i = 0; i < entries.size(); i++) {
                    mutations.members(
                            "%s[%d]".formatted(section, i + 1), (ObjectNode) entries.get(i));
                }
            }
        }
        return List.copyOf(mutations.all);
    }

    private void members(String where, ObjectNode node) {
        for (var name : List.copyOf(node.propertyNames())) {
            var its = where + "." + name;
            switch (node.get(name)) {
                case ObjectNode object -> members(its, object);
                case ArrayNode items -> items(its, name.equals("bands"), items);
                case JsonNode value when !NO_VALUE.contains(name) ->
                        all.add(
                                new Mutation(
                                        its,
                                        others(name, value).stream()
                                                .map(other -> with(node, name, other))
                                                .toList()));
                default -> {}
            }
        }
        peak(where, node);
    }

    private static List<JsonNode> others(String name, JsonNode value) {
        if (value.isBoolean()) {
            return List.of(BooleanNode.valueOf(!value.booleanValue()));
        }
        if (value.isNumber()) {
            return List.of(plus(value, "1"), plus(value, "0.01"), plus(value, "-0.01"));
        }
        var text = value.stringValue();
        return switch (name) {
            case "flag" -> strings(text.equals("verde") ? "amarela" : "verde");
            case "form" -> strings(text.equals("separada") ? "conjunta" : "separada");
            case "intermediate_from" -> strings(text.replace(":30", ":45"));
            case "intermediate_to" -> strings(text.replace(":30", ":15"));
            case "peak_from", "peak_to" -> List.of();
            default -> throw new IllegalArgumentException("no other value of " + name);
        };
    }

    /// The peak lasts three hours: its start and its end move together.
    private void peak(String where, ObjectNode node) {
        all.removeIf(its -> its.files().isEmpty());
        if (node.has("peak_from")) {
            var hours = node.deepCopy();
            node.put("peak_from", hours.get("peak_from").stringValue().replace(":30", ":45"));
            node.put("peak_to", hours.get("peak_to").stringValue().replace(":30", ":45"));
            all.add(new Mutation(where + ".peak", List.of(pack.toString())));
            node.setAll(hours);
        }
    }

    private void items(String where, boolean bands, ArrayNode items) {
        for (int i = 0; i < items.size(); i++) {
            var item = (ObjectNode) items.get(i);
            var its = "%s[%d]".formatted(where, i + 1);
            members(its, item);
            if (!bands) {
                items.remove(i);
                all.add(new Mutation(its, List.of(pack.toString())));
                items.insert(i, item);
            } else if (item.has("up_to")) {
                edge(its, item, (ObjectNode) items.get(i + 1));
            }
        }
    }

    /// Where a band ends the next one begins; a fifth further on, so that the sample need not have
    /// a bill on each of them.
    private void edge(String where, ObjectNode band, ObjectNode next) {
        var edge = band.get("up_to");
        var other = DecimalNode.valueOf(edge.decimalValue().multiply(new BigDecimal("1.2")));
        next.set("above", other);
        all.add(new Mutation(where + ".up_to", List.of(with(band, "up_to", other))));
        next.set("above", edge);
    }

    private String with(ObjectNode node, String name, JsonNode other) {
        var value = node.get(name);
        node.set(name, other);
        var file = pack.toString();
        node.set(name, value);
        return file;
    }

    private static JsonNode plus(JsonNode value, String more) {
        return DecimalNode.valueOf(value.decimalValue().add(new BigDecimal(more)));
    }

    private static List<JsonNode> strings(String text) {
        return List.of(StringNode.valueOf(text));
    }
}
