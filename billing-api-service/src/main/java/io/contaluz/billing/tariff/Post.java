package io.contaluz.billing.tariff;

/// When energy is taken, as the white tariff sees it; one post for all hours elsewhere.
public enum Post {
    SINGLE("convencional", "único"),
    OFF_PEAK("fora_ponta", "fora de ponta"),
    INTERMEDIATE("intermediario", "intermediário"),
    PEAK("ponta", "ponta");

    private final String code;
    private final String title;

    Post(String code, String title) {
        this.code = code;
        this.title = title;
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
