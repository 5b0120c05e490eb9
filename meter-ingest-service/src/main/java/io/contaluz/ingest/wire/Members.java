package io.contaluz.ingest.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of an object that mean something to us; the others are passed over.
final class Members {

    private final byte[][] names;
    private final Value[] values;

    Members(List<String> names) {
        this.names = new byte[names.size()][];
        this.values = new Value[names.size()];
        Arrays.setAll(this.names, i -> names.get(i).getBytes(StandardCharsets.US_ASCII));
        Arrays.setAll(values, i -> new Value());
    }

    void clear() {
        for (var value : values) {
            value.clear();
        }
    }

    /// The place for the member of that name; null if it means nothing.
    @Nullable Value named(byte[] bytes, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            var name = names[i];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return values[i];
            }
        }
        return null;
    }

    Value at(int index) {
        return values[index];
    }
}
