package io.contaluz.billing.bill;

import java.util.Arrays;
import java.util.stream.Stream;

/// What a line of a bill is for.
public enum LineKind {
    ENERGY("energia", true),

    /// What is added up to the least that is billed.
    MINIMUM("custo_disponibilidade", true),
    SOCIAL_DISCOUNT("desconto_social", true),

    /// The discount of the social tariff's second class.
    CDE_EXEMPTION("isencao_cde", true),
    FLAG("bandeira", true),

    /// For street lighting; municipal, without tax.
    COSIP("cosip", false),

    /// A share of what was paid late.
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

    /// The kind of that name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static LineKind named(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of line: " + code));
    }

    /// Its name on bills.
    public String code() {
        return code;
    }

    /// Whether taxes are inside its amount.
    public boolean taxed() {
        return taxed;
    }

    /// Whether it comes from elsewhere, and not of the rules.
    public boolean isCarried() {
        return !taxed && this != COSIP;
    }

    /// The sections of a rule pack that it rests on; none for what comes from elsewhere.
    Stream<String> sections() {
        var own =
                switch (this) {
                    case ENERGY -> Stream.of("tariffs");
                    case MINIMUM -> Stream.of("minimum", "tariffs");
                    case SOCIAL_DISCOUNT, CDE_EXEMPTION ->
                            Stream.of("social", "minimum", "tariffs");
                    case FLAG -> Stream.of("flags", "flag_calendar", "minimum", "social");
                    case COSIP -> Stream.of("cosip");
                    case FINE, INTEREST, MONETARY_CORRECTION, CREDIT, ADJUSTMENT ->
                            Stream.<String>of();
                };
        return taxed ? Stream.concat(own, Stream.of("federal_taxes", "icms")) : own;
    }
}
