package io.contaluz.systemtests.bench;

import java.util.List;

/// The `--name value` pairs of a benchmark.
record Options(List<String> words) {

    /// The whole number given for an option, or else the default.
    int number(String name, int otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }
}
