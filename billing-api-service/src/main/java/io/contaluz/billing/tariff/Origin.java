package io.contaluz.billing.tariff;

/// Where a value comes from, for the one who asks why.
///
/// @param rule its place: pack, section, entry
/// @param source where it was read; begins with `S` (a public source), `B` (background knowledge, a
///   parameter) or `fictício`
/// @param article of the law or resolution; empty where there is none on file
public record Origin(String rule, String source, String article) {

    /// Whether its rule is an entry of a section.
    public boolean isIn(String section) {
        return rule.contains("." + section + "[");
    }
}
