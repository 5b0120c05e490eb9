package io.contaluz.billing.bill;

import static java.util.stream.Collectors.joining;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A bill of the sample that each change of the rules reprices, a line of `repricing/history.tsv`.
///
/// @param consumed kWh by post
/// @param onFile what it came to when it was accepted last
record RepricedCase(
        String id, Supply supply, Cycle cycle, Map<Post, BigDecimal> consumed, Outcome onFile) {

    static final String HEADER =
            "case\tmodality\tconnection\tmunicipality\tstart\tend\tkwh\ttotal\tlines\trefusal";

    private static final List<Post> WHITE = List.of(Post.OFF_PEAK, Post.INTERMEDIATE, Post.PEAK);

    /// What a bill comes to.
    ///
    /// @param lines printed centavos by the line's title
    /// @param refusal why there is no bill; empty if there is one
    record Outcome(long total, Map<String, Long> lines, String refusal) {

        private static Outcome of(Bill bill) {
            var lines = new TreeMap<String, Long>();
            for (var line : bill.lines()) {
                lines.merge(line.title(), line.printed().centavos(), Long::sum);
            }
            return new Outcome(bill.total().centavos(), lines, "");
        }

        private static Outcome refused(String reason) {
            return new Outcome(0, Map.of(), reason);
        }

        private static Outcome parse(String total, String lines, String refusal) {
            var amounts = new TreeMap<String, Long>();
            for (var line : lines.isEmpty() ? new String[0] : lines.split("; ", -1)) {
                var parts = line.split("=", -1);
                amounts.put(parts[0], centavos(parts[1]));
            }
            return new Outcome(total.isEmpty() ? 0 : centavos(total), amounts, refusal);
        }

        private String columns() {
            var amounts =
                    lines.entrySet().stream()
                            .map(line -> line.getKey() + "=" + reais(line.getValue()))
                            .collect(joining("; "));
            return String.join("\t", refusal.isEmpty() ? reais(total) : "", amounts, refusal);
        }
    }

    static RepricedCase parse(String line) {
        var columns = line.split("\t", -1);
        var modality = constant(columns[1], Modality.values(), Modality::code);
        var connection = constant(columns[2], Connection.values(), Connection::code);
        return new RepricedCase(
                columns[0],
                new Supply("ContaLuz Distribuidora", modality, connection, "SP", columns[3]),
                new Cycle(LocalDate.parse(columns[4]), LocalDate.parse(columns[5])),
                consumed(columns[6]),
                Outcome.parse(columns[7], columns[8], columns[9]));
    }

    /// The same line with another outcome.
    String line(Outcome outcome) {
        return String.join(
                "\t",
                id,
                supply.modality().code(),
                supply.connection().code(),
                supply.municipality(),
                cycle.start().toString(),
                cycle.end().toString(),
                consumed.values().stream().map(BigDecimal::toPlainString).collect(joining("/")),
                outcome.columns());
    }

    Outcome reprice(RulePack pack) {
        try {
            return Outcome.of(Bill.of(PricePlan.of(pack, supply, cycle), consumed, List.of()));
        } catch (Refusal e) {
            return Outcome.refused(e.detail());
        }
    }

    static String reais(long centavos) {
        return BigDecimal.valueOf(centavos, 2).toPlainString();
    }

    private static long centavos(String reais) {
        return new BigDecimal(reais).movePointRight(2).longValueExact();
    }

    private static Map<Post, BigDecimal> consumed(String text) {
        var parts = new ArrayList<>(Arrays.asList(text.split("/", -1)));
        var posts = parts.size() == 1 ? List.of(Post.SINGLE) : WHITE;
        var consumed = new EnumMap<Post, BigDecimal>(Post.class);
        posts.forEach(post -> consumed.put(post, new BigDecimal(parts.removeFirst())));
        return consumed;
    }

    private static <E> E constant(String text, E[] all, Function<E, String> code) {
        return Arrays.stream(all)
                .filter(one -> code.apply(one).equals(text))
                .findFirst()
                .orElseThrow();
    }
}
