package io.contaluz.billing.alerting;

import io.contaluz.billing.bill.Bill;
import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.bill.PricePlan;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.Flag;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the bill of a month will come to: what its energy costs by the rules on file, and by
/// assumptions where there are none, each of which is named.
sealed interface MonthPrice {

    /// From the least to the most.
    ///
    /// @param pack by whose rules
    /// @param assumptions in Portuguese
    record Band(RulePack pack, Money least, Money expected, Money most, List<String> assumptions)
            implements MonthPrice {}

    /// Nothing can be said of it.
    ///
    /// @param reason in Portuguese
    record Unknown(String reason) implements MonthPrice {}

    /// Bills the band of a forecast.
    ///
    /// @param flag after the last month on file; null for that month's
    /// @param history kWh by the white tariff's posts, whose proportion the month will have; empty
    ///   for all other modalities
    /// @throws io.contaluz.billing.refusal.Refusal in conflict, if a rule has no value at all
    static Band of(
            MonthForecast forecast,
            RulePack pack,
            @Nullable Flag flag,
            Supply supply,
            Map<Post, BigDecimal> history) {
        var month = forecast.month();
        var cycle = new Cycle(month.atDay(1), month.plusMonths(1).atDay(1));
        var plan = PricePlan.of(pack.assuming(flag), supply, cycle);
        var totals =
                Stream.of(forecast.least(), forecast.expected(), forecast.most())
                        .map(energy -> total(plan, energy, history))
                        .toList();
        return new Band(
                pack,
                new Money(Collections.min(totals)),
                new Money(totals.get(1)),
                new Money(Collections.max(totals)),
                assumptions(plan));
    }

    private static long total(PricePlan plan, WattHours energy, Map<Post, BigDecimal> history) {
        var consumed = split(plan.supply(), energy.toKilowattHours(), history);
        return Bill.of(plan, consumed, List.of()).total().centavos();
    }

    private static Map<Post, BigDecimal> split(
            Supply supply, BigDecimal energy, Map<Post, BigDecimal> history) {
        if (supply.modality() != Modality.WHITE) {
            return Map.of(Post.SINGLE, energy);
        }
        var sum = history.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return Map.of(Post.OFF_PEAK, energy);
        }
        var posts = new EnumMap<Post, BigDecimal>(Post.class);
        history.forEach((post, its) ->
                posts.put(post, energy.multiply(its).divide(sum, MathContext.DECIMAL128)));
        return posts;
    }

    private static List<String> assumptions(PricePlan plan) {
        var assumptions = new ArrayList<String>();
        assumptions.add("o mês do calendário como ciclo de faturamento");
        if (plan.supply().modality() == Modality.WHITE) {
            assumptions.add("os postos na proporção das últimas semanas");
        }
        plan.runs().stream()
                .flatMap(run -> run.price().origins().stream())
                .flatMap(origin -> origin.assumption().stream())
                .distinct()
                .forEach(assumptions::add);
        return List.copyOf(assumptions);
    }
}
