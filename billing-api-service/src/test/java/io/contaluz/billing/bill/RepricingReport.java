package io.contaluz.billing.bill;

import static io.contaluz.billing.bill.RepricedCase.reais;

import io.contaluz.billing.tariff.RulePacks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// What a change of the rules does to a sample of history.
///
/// @param changes those that came to something else, if it is only by a line
record RepricingReport(int cases, List<Change> changes) {

    private static final String ACCEPT =
            "mvn -pl billing-api-service -am test"
                    + " -Dtest=RepricingTests#aSampleOfHistoryComesToWhatItDid"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontaluz.repricing.accept=true";

    /// A case before and after.
    record Change(RepricedCase its, RepricedCase.Outcome before, RepricedCase.Outcome after) {

        private long difference() {
            return after.total() - before.total();
        }

        private boolean isPriced() {
            return before.refusal().isEmpty() && after.refusal().isEmpty();
        }

        private String row() {
            return "| %s | %s | %s | %s | %s |"
                    .formatted(
                            its.id(),
                            told(before),
                            told(after),
                            isPriced() ? signed(difference()) : "",
                            String.join("; ", lines()));
        }

        private List<String> lines() {
            var titles = new TreeSet<>(before.lines().keySet());
            titles.addAll(after.lines().keySet());
            return titles.stream()
                    .filter(title -> amount(before, title) != amount(after, title))
                    .map(title ->
                            "%s %s → %s"
                                    .formatted(
                                            title,
                                            reais(amount(before, title)),
                                            reais(amount(after, title))))
                    .toList();
        }

        private static String told(RepricedCase.Outcome outcome) {
            return outcome.refusal().isEmpty()
                    ? reais(outcome.total())
                    : "refused: " + outcome.refusal();
        }
    }

    static RepricingReport of(List<RepricedCase> cases, RulePacks packs) {
        var changes =
                cases.stream()
                        .map(its -> new Change(its, its.onFile(), its.reprice(packs)))
                        .filter(change -> !change.before().equals(change.after()))
                        .toList();
        return new RepricingReport(cases.size(), changes);
    }

    /// As Markdown.
    String text() {
        var text = new ArrayList<String>();
        text.add(
                "# Repricing: %d of %d bills come to something else"
                        .formatted(changes.size(), cases));
        if (!changes.isEmpty()) {
            sums(text);
            text.addAll(List.of("", "| case | on file, R$ | now, R$ | change | lines |"));
            text.add("|---|---:|---:|---:|---|");
            changes.forEach(change -> text.add(change.row()));
            text.addAll(
                    List.of(
                            "",
                            "If that is meant, accept it, and commit the file with the rules:"));
            text.addAll(List.of("", "    " + ACCEPT));
        }
        return String.join("\n", text) + "\n";
    }

    private void sums(List<String> text) {
        var priced = changes.stream().filter(Change::isPriced).toList();
        text.addAll(
                List.of("", "| | on file, R$ | now, R$ | change, R$ |", "|---|---:|---:|---:|"));
        text.add(
                row(
                        "all",
                        sum(priced, c -> c.before().total()),
                        sum(priced, c -> c.after().total())));
        var titles = new TreeMap<String, long[]>();
        priced.forEach(change -> {
            change.before().lines().forEach((title, its) -> add(titles, title, 0, its));
            change.after().lines().forEach((title, its) -> add(titles, title, 1, its));
        });
        titles.forEach((title, its) -> {
            if (its[0] != its[1]) {
                text.add(row(title, its[0], its[1]));
            }
        });
        if (!priced.isEmpty()) {
            var differences = priced.stream().map(Change::difference).sorted().toList();
            text.addAll(List.of("", "| change of a bill | least | 5 % | median | 95 % | most |"));
            text.add("|---|---:|---:|---:|---:|---:|");
            text.add(
                    List.of(0, 5, 50, 95, 100).stream()
                            .map(percent -> signed(percentile(differences, percent)))
                            .collect(Collectors.joining(" | ", "| R$ | ", " |")));
        }
    }

    private static void add(Map<String, long[]> titles, String title, int at, long centavos) {
        titles.computeIfAbsent(title, its -> new long[2])[at] += centavos;
    }

    /// By the nearest rank.
    private static long percentile(List<Long> sorted, int percent) {
        int rank =
                BigDecimal.valueOf((long) percent * sorted.size())
                        .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                        .intValueExact();
        return sorted.get(Math.max(0, rank - 1));
    }

    private static long sum(List<Change> changes, ToLongFunction<Change> total) {
        return changes.stream().mapToLong(total).sum();
    }

    private static long amount(RepricedCase.Outcome outcome, String title) {
        return outcome.lines().getOrDefault(title, 0L);
    }

    private static String row(String title, long before, long after) {
        return "| %s | %s | %s | %s |"
                .formatted(title, reais(before), reais(after), signed(after - before));
    }

    private static String signed(long centavos) {
        return (centavos > 0 ? "+" : "") + reais(centavos);
    }
}
