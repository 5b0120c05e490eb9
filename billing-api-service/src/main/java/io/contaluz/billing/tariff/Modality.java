package io.contaluz.billing.tariff;

import java.util.EnumSet;
import java.util.Set;

/// By which rules a usage point is billed.
public enum Modality {
    CONVENTIONAL("convencional", "convencional"),
    WHITE("branca", "branca"),
    SOCIAL("social", "social"),

    /// For who has a little more: free of one charge in the tariff, the CDE.
    SOCIAL_CDE("social_cde", "social com isenção da CDE"),
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

    /// Whether it is only for who has a right to it.
    public boolean isSocial() {
        return this == SOCIAL || this == SOCIAL_CDE;
    }

    /// The posts that it tells energy by.
    public Set<Post> posts() {
        return this == WHITE
                ? EnumSet.of(Post.OFF_PEAK, Post.INTERMEDIATE, Post.PEAK)
                : EnumSet.of(Post.SINGLE);
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
