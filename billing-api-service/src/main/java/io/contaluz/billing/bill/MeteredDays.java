package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether the energy of each day is what its registers say, and can be of its posts.
record MeteredDays(BillFacts facts, RulePack pack) {

    private static final int QUARTERS = 96;

    /// What is not so, in Portuguese.
    List<String> findings() {
        var findings = new ArrayList<String>();
        var metered = metered(findings);
        var dates = facts.days().stream().map(BillFacts.Day::date).toList();
        if (!dates.equals(facts.cycle().days().toList())) {
            findings.add("fatura.dias: não são os dias do ciclo, cada um uma vez");
        }
        for (int i = 0; i < facts.days().size(); i++) {
            var day = facts.days().get(i);
            var where = "fatura.dias[%d] (%s)".formatted(i, day.date());
            long energy = metered.getOrDefault(day.date(), 0L);
            if (day.sum() != energy) {
                findings.add(
                        "%s: são %d Wh, e dos registros seguem %d Wh"
                                .formatted(where, day.sum(), energy));
            }
            posts(day, where, findings);
        }
        return findings;
    }

    /// The energy of each day by its registers.
    private Map<LocalDate, Long> metered(List<String> findings) {
        var registers = facts.registers();
        var metered = new HashMap<LocalDate, Long>();
        if (registers.size() < 2
                || !registers.getFirst().at().equals(midnight(facts.cycle().start()))
                || !registers.getLast().at().equals(midnight(facts.cycle().end()))) {
            findings.add("fatura.registros: não vão do início ao fim do ciclo");
            return metered;
        }
        if (registers.getFirst().turned() != 0) {
            findings.add("fatura.registros[0].volta_wh: antes dele não há outro");
        }
        for (int i = 1; i < registers.size(); i++) {
            var from = registers.get(i - 1);
            var to = registers.get(i);
            var day = LocalDate.ofInstant(from.at(), facts.zone());
            var where = "fatura.registros[%d] (%s)".formatted(i, to.at());
            if (to.at().isBefore(from.at()) || to.at().isAfter(midnight(day.plusDays(1)))) {
                findings.add(where + ": antes dele falta um registro, ou vem outro depois");
            }
            long energy = energy(from, to);
            if (energy < 0 || to.turned() < 0) {
                findings.add(where + ": fica abaixo do anterior");
            }
            metered.merge(day, energy, Long::sum);
        }
        return metered;
    }

    private static long energy(BillFacts.Register from, BillFacts.Register to) {
        return to.role() == BillFacts.Role.INITIAL
                ? to.turned()
                : to.wattHours() + to.turned() - from.wattHours();
    }

    private void posts(BillFacts.Day day, String where, List<String> findings) {
        var there = posts(day.date());
        for (var its : day.wattHours().entrySet()) {
            long energy = its.getValue();
            if (energy < 0 || (energy > 0 && !there.contains(its.getKey()))) {
                findings.add(
                        "%s.wh.%s: não pode haver %d Wh"
                                .formatted(where, its.getKey().code(), its.getValue()));
            }
        }
    }

    /// The posts that a day has.
    private Set<Post> posts(LocalDate date) {
        if (facts.supply().modality() != Modality.WHITE) {
            return Set.of(Post.SINGLE);
        }
        var posts = pack.posts(date, facts.supply());
        return IntStream.range(0, QUARTERS)
                .mapToObj(quarter -> posts.at(LocalTime.MIN.plusMinutes(15L * quarter)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(facts.zone()).toInstant();
    }
}
