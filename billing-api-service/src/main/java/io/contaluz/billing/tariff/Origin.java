package io.contaluz.billing.tariff;

import java.util.Optional;

/// Where a value comes from, for the one who asks why.
///
/// @param rule its name: pack, section, and what tells an entry from all others in it, the first
///   day being the last of that, as `demonstracao.icms[SP, 2024-01-01]`. Bills are compared by it,
///   so it does not change when entries are added
/// @param source where it was read; begins with `S` (a public source), `B` (background knowledge, a
///   parameter), `fictício`, or `premissa` (an assumption)
/// @param article of the law or resolution; empty where the source has none, or was read without
///   one
public record Origin(String rule, String source, String article) {

    private static final String ASSUMED = "premissa: ";

    /// Of a value that is taken for days of which none is on file.
    ///
    /// @param what is assumed, in Portuguese
    Origin assumed(String what) {
        return new Origin(rule, ASSUMED + what, article);
    }

    /// What is assumed; empty for a value on file.
    public Optional<String> assumption() {
        return source.startsWith(ASSUMED)
                ? Optional.of(source.substring(ASSUMED.length()))
                : Optional.empty();
    }

    /// Whether its rule is an entry of a section.
    public boolean isIn(String section) {
        return rule.contains("." + section + "[");
    }
}
