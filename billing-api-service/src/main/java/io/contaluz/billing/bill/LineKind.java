package io.contaluz.billing.bill;

/// What a line of a bill is for.
public enum LineKind {
    ENERGY("energia", true),

    /// What is added up to the least that is billed.
    MINIMUM("custo_disponibilidade", true),
    SOCIAL_DISCOUNT("desconto_social", true),
    FLAG("bandeira", true),

    /// For street lighting; municipal, without tax.
    COSIP("cosip", false),

    /// 2 % of what was paid late.
    FINE("multa", false),
    INTEREST("juros", false),

    /// By IPCA, as given.
    MONETARY_CORRECTION("correcao_monetaria", false),
    CREDIT("credito", false),
    ADJUSTMENT("ajuste", false);

    private final String code;
    private final boolean taxed;

    LineKind(String code, boolean taxed) {
        this.code = code;
        this.taxed = taxed;
    }

    /// Its name on bills.
    public String code() {
        return code;
    }

    /// Whether taxes are inside its amount.
    public boolean taxed() {
        return taxed;
    }
}
