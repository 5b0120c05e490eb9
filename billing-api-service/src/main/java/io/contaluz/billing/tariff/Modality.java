package io.contaluz.billing.tariff;

/// By which rules a usage point is billed.
public enum Modality {
    CONVENTIONAL("convencional", "convencional"),
    WHITE("branca", "branca"),
    SOCIAL("social", "social"),
    PREPAID("pre_paga", "pré-paga");

    private final String code;
    private final String title;

    Modality(String code, String title) {
        this.code = code;
        this.title = title;
    }

    static Modality of(Entry entry) {
        return entry.constant("modality", values(), Modality::code);
    }

    /// Its name in routes, rule packs and bills.
    public String code() {
        return code;
    }

    /// What people read.
    public String title() {
        return title;
    }
}
