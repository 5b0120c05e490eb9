package io.contaluz.billing.tariff;

/// The tariff flag of a month (bandeira).
public enum Flag {
    GREEN("verde", "verde"),
    YELLOW("amarela", "amarela"),
    RED_1("vermelha_1", "vermelha patamar 1"),
    RED_2("vermelha_2", "vermelha patamar 2"),
    SCARCITY("escassez", "escassez hídrica");

    private final String code;
    private final String title;

    Flag(String code, String title) {
        this.code = code;
        this.title = title;
    }

    static Flag of(Entry entry) {
        return entry.constant("flag", values(), Flag::code);
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
