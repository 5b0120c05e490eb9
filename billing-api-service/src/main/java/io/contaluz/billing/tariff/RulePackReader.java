package io.contaluz.billing.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads one pack's file: its sections and their dates. Each value reads itself.
final class RulePackReader {

    /// What an entry says whose source has no article: one that says nothing may have forgotten it.
    private static final String NO_ARTICLE = "nenhum";

    private final Entry pack;

    RulePackReader(Entry pack) {
        this.pack = pack;
    }

    RulePack read() {
        var read =
                new RulePack(
                        pack.text("id"),
                        pack.text("title"),
                        pack.flag("fictitious"),
                        byKey(
                                "tariffs",
                                TariffKey::title,
                                TariffKey::of,
                                TariffKey::name,
                                Tariff::of),
                        timeline("flags", "valor das bandeiras", Flags::of),
                        timeline("flag_calendar", "bandeira", Flag::of),
                        byKey(
                                "white_hours",
                                its -> "horário da tarifa branca",
                                its -> its.text("distributor"),
                                its -> its,
                                WhiteHours::of),
                        timeline("holidays", "calendário de feriados", Holidays::of),
                        byKey(
                                "social",
                                RulePack::named,
                                SocialRule::modality,
                                Modality::code,
                                SocialRule::of),
                        timeline("federal_taxes", "PIS e COFINS", FederalTaxes::of),
                        byKey(
                                "icms",
                                its -> "ICMS de " + its,
                                its -> its.text("state"),
                                its -> its,
                                its -> Bands.ofShares(its, "rate")),
                        byKey(
                                "cosip",
                                its -> "COSIP de " + its,
                                its -> its.text("municipality"),
                                its -> its,
                                Bands::ofAmounts),
                        timeline("minimum", "custo de disponibilidade", Minimum::of),
                        timeline("late_payment", "multa e juros", LateTerms::of),
                        timeline("correction", "regra de correção", CorrectionTerms::of),
                        timeline("prepaid", "regra do pré-pagamento", PrepaidTerms::of));
        pack.optionalText("extends");
        pack.done();
        return read;
    }

    private <T> Timeline<T> timeline(String section, String what, Function<Entry, T> value) {
        return Timeline.of(
                what,
                pack.entries(section).stream().map(its -> dated(section, "", its, value)).toList());
    }

    private <K, T> Map<K, Timeline<T>> byKey(
            String section,
            Function<K, String> what,
            Function<Entry, K> key,
            Function<K, String> name,
            Function<Entry, T> value) {
        var all = new HashMap<K, List<Dated<T>>>();
        for (var entry : pack.entries(section)) {
            var its = key.apply(entry);
            all.computeIfAbsent(its, none -> new ArrayList<>())
                    .add(dated(section, name.apply(its) + ", ", entry, value));
        }
        return all.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                its -> Timeline.of(what.apply(its.getKey()), its.getValue())));
    }

    /// @param of whom, in the name of the entry; no two of one section have the same first day, too
    private <T> Dated<T> dated(String section, String of, Entry entry, Function<Entry, T> value) {
        var from = entry.parsed("from", LocalDate::parse);
        var rule = "%s.%s[%s%s]".formatted(pack.text("id"), section, of, from);
        var dated =
                new Dated<>(
                        entry.where(),
                        from,
                        entry.optionalDate("to").orElse(null),
                        value.apply(entry),
                        new Origin(rule, entry.text("source"), article(entry)));
        entry.done();
        return dated;
    }

    private static String article(Entry entry) {
        var article = entry.text("article");
        return article.equals(NO_ARTICLE) ? "" : article;
    }
}
