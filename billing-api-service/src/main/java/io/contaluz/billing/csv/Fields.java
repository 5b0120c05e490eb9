package io.contaluz.billing.csv;

import io.contaluz.billing.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/// The fields of one line, by their columns' names.
public final class Fields {

    private final Columns.Positions positions;
    private final List<String> values;

    Fields(Columns.Positions positions, List<String> values) {
        if (values.size() > positions.width()) {
            throw Refusal.malformed("a linha tem mais campos que o cabeçalho");
        }
        this.positions = positions;
        this.values = values;
    }

    /// A field that must be there.
    ///
    /// @throws Refusal if it is empty
    public String get(String column) {
        return find(column).orElseThrow(() -> Refusal.invalid(column, "falta"));
    }

    /// A field that may be empty, or whose column may not be there at all.
    public Optional<String> find(String column) {
        var position = positions.byName().get(column);
        if (position == null || position >= values.size()) {
            return Optional.empty();
        }
        return Optional.of(values.get(position))
                .filter(value -> !value.isEmpty())
                .map(CsvDownload::read);
    }
}
