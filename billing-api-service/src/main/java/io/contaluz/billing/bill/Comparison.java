package io.contaluz.billing.bill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What of a file is not as it follows, member by member, in Portuguese.
final class Comparison {

    private final List<String> findings = new ArrayList<>();

    private Comparison() {}

    /// The differences; of files that have none, whether their bytes are the same.
    static List<String> of(JsonNode follows, JsonNode there) {
        var comparison = new Comparison();
        comparison.compare("", follows, there);
        if (comparison.findings.isEmpty()
                && !Arrays.equals(CanonicalJson.bytes(there), CanonicalJson.bytes(follows))) {
            comparison.findings.add("os membros não estão na forma canônica");
        }
        return List.copyOf(comparison.findings);
    }

    private void compare(String where, JsonNode follows, JsonNode there) {
        if (follows.isObject() && there.isObject()) {
            var names = new TreeSet<>(follows.propertyNames());
            names.addAll(there.propertyNames());
            for (var name : names) {
                member(
                        where.isEmpty() ? name : where + "." + name,
                        follows.get(name),
                        there.get(name));
            }
        } else if (follows.isArray() && there.isArray()) {
            for (int i = 0; i < Math.max(follows.size(), there.size()); i++) {
                member("%s[%d]".formatted(where, i), follows.get(i), there.get(i));
            }
        } else if (!equal(follows, there)) {
            findings.add("%s: está %s, e segue %s".formatted(where, there, follows));
        }
    }

    private void member(String where, @Nullable JsonNode follows, @Nullable JsonNode there) {
        if (there == null) {
            findings.add(where + ": falta");
        } else if (follows == null) {
            findings.add(where + ": não segue de nada");
        } else {
            compare(where + called(where, there), follows, there);
        }
    }

    /// How an item of a list is called, beside its place: a bill's line, a chain's link.
    private static String called(String where, JsonNode there) {
        var name =
                where.startsWith("fatura.linhas[")
                        ? there.get("titulo")
                        : where.startsWith("elos[") ? there.get("tipo") : null;
        return name == null ? "" : " (%s)".formatted(name.asString());
    }

    /// Numbers are equal by their value: in what form they are is looked at last.
    private static boolean equal(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}
