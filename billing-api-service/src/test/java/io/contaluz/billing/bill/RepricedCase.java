package io.contaluz.billing.bill;

import static java.util.stream.Collectors.joining;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A bill of the sample that each change of the rules reprices, a line of `repricing/history.tsv`.
///
/// @param pack the rule pack's id
/// @param energy kWh: of the single post, as `200`; of the three, as `120/30/50`; or by the clock,
///   as watts from a time on every day, `150@00:00 900@16:30 150@21:30`, which the pack's hours and
///   holidays tell into posts
/// @param onFile what it came to when it was accepted last
record RepricedCase(
        String id, String pack, Supply supply, Cycle cycle, String energy, Outcome onFile) {

    static final String HEADER =
            "case\tpack\tmodality\tconnection\tmunicipality\tstart\tend\tkwh\ttotal\tlines\trefusal";

    private static final int QUARTERS = 96;

    /// Of a quarter, for kWh.
    private static final BigDecimal HOURS_BY_1000 = new BigDecimal("0.00025");

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
        var modality = constant(columns[2], Modality.values(), Modality::code);
        var connection = constant(columns[3], Connection.values(), Connection::code);
        return new RepricedCase(
                columns[0],
                columns[1],
                new Supply("ContaLuz Distribuidora", modality, connection, "SP", columns[4]),
                new Cycle(LocalDate.parse(columns[5]), LocalDate.parse(columns[6])),
                columns[7],
                Outcome.parse(columns[8], columns[9], columns[10]));
    }

    /// The same line with another outcome.
    String line(Outcome outcome) {
        return String.join(
                "\t",
                id,
                pack,
                supply.modality().code(),
                supply.connection().code(),
                supply.municipality(),
                cycle.start().toString(),
                cycle.end().toString(),
                energy,
                outcome.columns());
    }

    Outcome reprice(RulePacks packs) {
        var its = packs.named(pack);
        try {
            var consumed = energy.contains("@") ? byTheClock(its) : byPost();
            return Outcome.of(Bill.of(PricePlan.of(its, supply, cycle), consumed, List.of()));
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

    private Map<Post, BigDecimal> byTheClock(RulePack pack) {
        var watts = new TreeMap<LocalTime, BigDecimal>();
        for (var part : energy.split(" ", -1)) {
            var wattsAt = part.split("@", -1);
            watts.put(LocalTime.parse(wattsAt[1]), new BigDecimal(wattsAt[0]));
        }
        var consumed = new EnumMap<Post, BigDecimal>(Post.class);
        supply.modality().posts().forEach(post -> consumed.put(post, BigDecimal.ZERO));
        cycle.days()
                .map(day -> pack.posts(day, supply))
                .forEach(posts -> {
                    for (int quarter = 0; quarter < QUARTERS; quarter++) {
                        var time = LocalTime.MIN.plusMinutes(15L * quarter);
                        var kilowattHours =
                                watts.floorEntry(time).getValue().multiply(HOURS_BY_1000);
                        consumed.merge(posts.at(time), kilowattHours, BigDecimal::add);
                    }
                });
        return consumed;
    }

    private Map<Post, BigDecimal> byPost() {
        var parts = new ArrayList<>(Arrays.asList(energy.split("/", -1)));
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
