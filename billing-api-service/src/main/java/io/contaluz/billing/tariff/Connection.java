package io.contaluz.billing.tariff;

/// How many wires a usage point is connected by: the least that is billed depends on it (REN ANEEL
/// 1000/2021, art. 291).
public enum Connection {
    SINGLE_PHASE("monofasica", "monofásica"),
    TWO_PHASE_TWO_WIRE("bifasica_2_fios", "bifásica a dois condutores"),
    TWO_PHASE_THREE_WIRE("bifasica_3_fios", "bifásica a três condutores"),
    THREE_PHASE("trifasica", "trifásica");

    private final String code;
    private final String title;

    Connection(String code, String title) {
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
