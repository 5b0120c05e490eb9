package io.contaluz.billing.csv;

import io.contaluz.billing.refusal.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns that an upload must and may have, in any order.
public record Columns(List<String> required, List<String> optional) {

    /// Where in a line a column is.
    record Positions(Map<String, Integer> byName, int width) {}

    Positions positions(List<String> header) {
        var byName = new HashMap<String, Integer>();
        for (int i = 0; i < header.size(); i++) {
            var name = header.get(i);
            var known = required.contains(name) || optional.contains(name);
            if (!known || byName.put(name, i) != null) {
                throw wrong();
            }
        }
        if (!byName.keySet().containsAll(required)) {
            throw wrong();
        }
        return new Positions(Map.copyOf(byName), header.size());
    }

    private Refusal wrong() {
        var may = optional.isEmpty() ? "" : " (e, se quiser, " + String.join(",", optional) + ")";
        return Refusal.malformed(
                "A primeira linha do CSV deve ser " + String.join(",", required) + may + ".");
    }
}
